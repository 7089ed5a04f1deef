using System.Threading.Tasks;
using UringDsl.CodeFixes;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1026.</summary>
public sealed class ResultUnclaimedFixTests
{
    [Fact]
    public Task A_method_gets_the_result() => VerifyFix<ResultUnclaimedFix>(
        """
        using UringDsl;

        [RingHandler]
        [BufferRing("In")]
        sealed partial class H
        {
            [{|URING1026:Receive(Buffers = "In")|}]
            partial void Read(Connection connection);

            [{|URING1026:Listener|}]
            partial void Listen(System.Net.IPEndPoint at);
        }
        """,
        """
        using UringDsl;

        [RingHandler]
        [BufferRing("In")]
        sealed partial class H
        {
            [Receive(Buffers = "In", Completed = nameof(OnReceived))]
            partial void Read(Connection connection);

            [Listener(Accepted = nameof(OnAccepted))]
            partial void Listen(System.Net.IPEndPoint at);

            private void OnReceived(Connection connection, in Received received)
            {
            }

            private void OnAccepted(Connection connection, in Accepted accepted)
            {
            }
        }
        """);

    [Fact]
    public Task A_chain_gets_one_for_its_outcome() => VerifyFix<ResultUnclaimedFix>(
        In("[Send(Link = LinkKind.Hard)] [{|URING1026:Receive(Link = LinkKind.Soft)|}] [LinkTimeout] "
            + "partial void Ask(Connection connection, SendBuffer question, ReceiveBuffer answer, TimeSpan timeout);"),
        In("[Send(Link = LinkKind.Hard)] [Receive(Link = LinkKind.Soft)] [LinkTimeout] [Chain(Completed = nameof(OnAskCompleted))] "
            + "partial void Ask(Connection connection, SendBuffer question, ReceiveBuffer answer, TimeSpan timeout);"
            + "\n\n    private void OnAskCompleted(Connection connection, in AskOutcome outcome)\n    {\n    }"));
}
