using System.Net.Sockets;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Chains;

[Collection(Rings.Name)]
public class SkipTests
{
    private const int Chains = 200, Steps = 4;

    private static readonly ClientPattern s_pattern = new(3);

    [Fact]
    public void A_chain_that_nobody_observes_completes_once_for_all_its_steps()
    {
        SkipHandler handler = new();
        using RunningHandler running = RunningHandler.Start(handler);
        long before = running.Statistics.Completions;
        running.On(() =>
        {
            for (int i = 0; i < Chains; i++) handler.Four();
        });
        Wait.Until(() => running.Statistics.OperationsInFlight == 1, () => "only the wake-up is in flight");
        long completions = running.Statistics.Completions - before;
        Assert.True(completions is >= Chains and < Chains * (Steps - 1), $"{completions} completions");
        Assert.Equal(0, running.Statistics.StaleCompletions);
    }

    [Fact]
    public async Task Sends_that_say_nothing_have_sent_everything_and_the_connection_goes_on()
    {
        SkipHandler handler = new();
        using RunningHandler running = RunningHandler.Start(handler);
        using PeerServer server = new(async socket => s_pattern.Check(await PeerServer.ReadToEnd(socket), 0));
        Connection connection = await Dial(running, handler, server.Address);
        running.On(() =>
        {
            for (int i = 0; i < 10; i++)
            {
                int at = i * 3000;
                handler.Tell(connection, Bytes(at, 1000), Bytes(at + 1000, 500), Bytes(at + 1500, 1500));
            }
        });
        Wait.Until(() => running.Statistics.OperationsInFlight == 1, () => "only the wake-up is in flight");
        Assert.Empty(running.On(() => handler.Closed.ToArray()));
        running.On(() => handler.Close(connection));
        running.WaitUntilIdle();
        Wait.Until(() => server.Served == 1, () => "the server has read it all");
        Assert.Equal(0, running.Statistics.Aborts);
    }

    [Fact]
    public async Task A_send_that_fails_says_so_alone_and_its_connection_is_aborted()
    {
        SkipHandler handler = new();
        using RunningHandler running = RunningHandler.Start(handler);
        using PeerServer server = new(socket =>
        {
            socket.LingerState = new LingerOption(true, 0); // A reset.
            socket.Close();
            return Task.CompletedTask;
        });
        Connection connection = await Dial(running, handler, server.Address);
        await Task.Run(() => Wait.Until(() => server.Served == 1, () => "the peer has reset the connection"));
        running.On(() => handler.Tell(connection, Bytes(0, 10), Bytes(10, 10), Bytes(20, 10)));
        Wait.Until(() => running.On(() => handler.Closed.Count) == 1, () => "the connection is closed");
        Assert.Equal(1, running.Statistics.Aborts);
        Assert.Equal(0, running.Statistics.StaleCompletions);
    }

    [Fact]
    public async Task A_cancelled_one_ends_too()
    {
        SkipHandler handler = new();
        using RunningHandler running = RunningHandler.Start(handler);
        running.On(handler.Later);
        Assert.Equal(1, (await running.On(handler.NeverAndWait).Bounded()).Result);
        Wait.Until(() => running.Statistics.OperationsInFlight == 1, () => "only the wake-up is in flight");
        running.On(handler.Later); // This one ends with the handler.
    }

    private static SendBuffer Bytes(int offset, int length) => SendBuffer.CopyOf(s_pattern.Bytes(offset, length));

    private static async Task<Connection> Dial(RunningHandler running, SkipHandler handler, PeerAddress peer)
    {
        SkipHandler.DialOutcome dialed = await running.On(() => handler.DialAndWait(peer)).Bounded();
        Assert.True(dialed.TryGetConnection(out Connection connection), dialed.ToString());
        return connection;
    }
}
