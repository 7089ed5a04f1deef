using System.Threading.Tasks;
using UringDsl.Testing;

namespace UringDsl.Generator.Tests;

public sealed class TypingTests
{
    public static TheoryData<string> Sources =>
        [Fixtures.EchoServer, Fixtures.Dialer, Fixtures.Fetch, Fixtures.Stateful, Fixtures.Timers, Fixtures.Sockets, Fixtures.Nested];

    [Theory]
    [MemberData(nameof(Sources))]
    public Task Dropping_any_token_never_makes_the_generator_throw(string source) => TypingRig.DropEachToken(new UringGenerator(), source);
}
