using System.Threading.Tasks;
using UringDsl.CodeFixes;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1008.</summary>
public sealed class CompletionMissingFixTests
{
    [Fact]
    public Task The_method_is_written_behind_the_others() => VerifyFix<CompletionMissingFix>(
        """
        using UringDsl;

        [RingHandler]
        sealed partial class H
        {
            [Nop(Completed = {|URING1008:"OnPinged"|})]
            partial void Ping();
        }
        """,
        """
        using UringDsl;

        [RingHandler]
        sealed partial class H
        {
            [Nop(Completed = "OnPinged")]
            partial void Ping();

            private void OnPinged(in Completion completion)
            {
            }
        }
        """);

    [Fact]
    public Task It_takes_the_connection_and_its_state() => VerifyFix<CompletionMissingFix>(
        """
        namespace Demo
        {
            [UringDsl.RingHandler]
            [UringDsl.BufferRing("In")]
            sealed partial class H
            {
                [UringDsl.ConnectionState]
                struct Session { }

                [UringDsl.Receive(Buffers = "In", Completed = {|URING1008:"OnReceived"|})]
                partial void Read(UringDsl.Connection connection);

                [UringDsl.Send(Completed = {|URING1008:"class"|})]
                partial void Write(UringDsl.Connection connection, UringDsl.SendBuffer data);
            }
        }
        """,
        """
        namespace Demo
        {
            [UringDsl.RingHandler]
            [UringDsl.BufferRing("In")]
            sealed partial class H
            {
                [UringDsl.ConnectionState]
                struct Session { }

                [UringDsl.Receive(Buffers = "In", Completed = "OnReceived")]
                partial void Read(UringDsl.Connection connection);

                [UringDsl.Send(Completed = "class")]
                partial void Write(UringDsl.Connection connection, UringDsl.SendBuffer data);

                private void OnReceived(global::UringDsl.Connection connection, ref Session session, in global::UringDsl.Received received)
                {
                }

                private void @class(global::UringDsl.Connection connection, ref Session session, in global::UringDsl.Sent sent)
                {
                }
            }
        }
        """);

    [Theory]
    [InlineData(
        "[RingHandler] sealed partial class H { [Nop(Link = LinkKind.Soft)] [Nop] [Chain(Completed = {|URING1008:\"Done\"|})] partial void Twice(); }",
        "[RingHandler] sealed partial class H { [Nop(Link = LinkKind.Soft)] [Nop] [Chain(Completed = \"Done\")] partial void Twice(); private void "
            + "Done(in TwiceOutcome outcome) { } }")]
    [InlineData(
        "[RingHandler] sealed partial class H { [Listener(Accepted = {|URING1008:\"Came\"|}, Failed = {|URING1008:\"Failed\"|})] partial void "
            + "Listen(System.Net.IPEndPoint at); }",
        "[RingHandler] sealed partial class H { [Listener(Accepted = \"Came\", Failed = \"Failed\")] partial void Listen(System.Net.IPEndPoint at); "
            + "private void Came(Connection connection, in Accepted accepted) { } private void Failed(in Completion completion) { } }")]
    [InlineData(
        "[RingHandler] sealed partial class H { [Send(Released = {|URING1008:\"Free\"|})] partial void Say(Connection connection, SendBuffer data); }",
        "[RingHandler] sealed partial class H { [Send(Released = \"Free\")] partial void Say(Connection connection, SendBuffer data); private void "
            + "Free(Connection connection, in Released released) { } }")]
    public Task Each_operation_has_its_own(string marked, string wanted) => VerifyFix<CompletionMissingFix>(Usings + marked, Usings + wanted);

    [Fact]
    public Task Two_that_name_one_method_get_one() => VerifyFix<CompletionMissingFix>(
        Usings + "[RingHandler] sealed partial class H { [Nop(Completed = {|URING1008:\"Done\"|})] partial void Ping(); [Send(Completed = "
            + "{|URING1008:\"Done\"|})] partial void Say(Connection connection, SendBuffer data); }",
        Usings + "[RingHandler] sealed partial class H { [Nop(Completed = \"Done\")] partial void Ping(); [Send(Completed = \"Done\")] partial void "
            + "Say(Connection connection, SendBuffer data); private void {|URING1010:Done|}(in Completion completion) { } }");

    [Theory]
    [InlineData("[Nop(Completed = {|URING1008:\"OnCompletoin\"|})] partial void Ping();", "[Nop(Completed = nameof(OnCompletion))] partial void Ping();")]
    [InlineData(
        "[Receive(Buffers = \"In\", Completed = {|URING1008:\"onReceived\"|})] partial void Read(Connection connection);",
        "[Receive(Buffers = \"In\", Completed = nameof(OnReceived))] partial void Read(Connection connection);")]
    public Task A_method_of_nearly_that_name_is_meant(string marked, string wanted) => VerifyFixIn<CompletionMissingFix>(marked, wanted);
}
