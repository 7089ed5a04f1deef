using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>One error in a declaration, and all that a handler may use of the generated code: the compiler has nothing to add.</summary>
public sealed class StubTests
{
    private const string Uses = """
        using System;
        using System.Threading;
        using UringDsl;

        [RingHandler, FixedBuffers("Pages"), FixedBuffers("class")]
        sealed partial class H
        {
            [ConnectionState] private struct Session { public int Count; }

            [Nop({|URING1013:Link = LinkKind.Soft|})] private partial void Ping();
            [Nop(Link = LinkKind.Soft)] [Nop] [Chain(Completed = nameof(OnTwice))] private partial void Twice();
            [Nop(Link = LinkKind.Soft)] [Nop] private partial Pending<ThriceOutcome> Thrice();

            partial void OnStarted() => Post(() => Use(default));

            partial void OnOpened(Connection connection, ref Session session) => session = State(connection);

            private static void OnTwice(in TwiceOutcome outcome) => _ = outcome.Kind;

            private void Use(Connection connection)
            {
                State(connection).Count++;
                _ = (Ring, RingAddress, Statistics, Pages, @class);
            }

            public static void Start() => new H().Run(CancellationToken.None);
        }
        """;

    [Fact]
    public Task Whatever_is_generated_has_a_stub() => Verify(Uses);

    [Fact]
    public Task The_outcome_of_a_chain_whose_observer_is_misplaced_has_one() => VerifyIn(
        "[Nop(Link = LinkKind.Soft, {|URING1023:Completed = nameof(Done)|})] [Nop] partial void Twice(); void Done(in TwiceOutcome outcome) { }");

    [Fact]
    public Task A_pool_that_cannot_be_a_property_has_none() => Verify(
        Usings + "[RingHandler, FixedBuffers({|URING1021:\"2\"|}), FixedBuffers(\"A\"), FixedBuffers({|URING1021:\"A\"|})] "
            + "sealed partial class H { object Use() => A; }");
}
