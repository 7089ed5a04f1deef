using System;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;
using UringDsl.Abi;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Operations;

/// <summary>Operations from the rows of the table on connections: they end with the connection, and keep it until they have.</summary>
[Collection(Rings.Name)]
public class ConnectionOperationTests : IDisposable
{
    private const int SocketLevel = 1, SocketType = 3, Stream = 1;

    private readonly Overseer _overseer;
    private readonly RunningHandler _running;
    private readonly Socket _client = new(System.Net.Sockets.SocketType.Stream, ProtocolType.Tcp);
    private readonly Connection _connection;

    public ConnectionOperationTests()
    {
        IPEndPoint endPoint = FreePort.EndPoint();
        _overseer = new(endPoint);
        _running = RunningHandler.Start(_overseer, endPoint);
        _client.Connect(endPoint);
        Until(o => o.Accepted.Count == 1, "the connection is accepted");
        _connection = _running.On(() => _overseer.Accepted[0]);
    }

    [Fact]
    public async Task A_connection_is_polled_again_and_again_until_it_closes()
    {
        On(o => o.Watch(_connection, PollEvents.In));
        _client.Send([1]);
        Until(o => o.Polls.Count == 1, "a shot");
        Assert.Equal(1, (await On(o => o.Read(_connection, ReceiveBuffer.Allocate(8)).AsTask())).Bytes);
        _client.Send([2]);
        Until(o => o.Polls.Count == 2, "another one");
        Assert.All(_running.On(() => _overseer.Polls.ToArray()), shot => Assert.Equal((_connection, true), (shot.Connection, shot.Polled.IsArmed)));
        On(o => o.HangUp(_connection));
        Until(o => o.Gone.Count == 1, "the connection has closed");
        Assert.Equal(new Polled(-(int)Errno.ECANCELED, IsArmed: false), _running.On(() => _overseer.Polls[^1].Polled));
        Assert.Equal(Errno.ENOENT, (await On(o => o.Rewatch(PollEvents.Out).AsTask())).Error);
    }

    [Fact]
    public async Task A_connection_that_is_aborted_ends_what_works_on_it()
    {
        On(o => o.Watch(_connection, PollEvents.Priority));
        Task<Transferred> reading = _running.On(() => _overseer.Read(_connection, ReceiveBuffer.Allocate(8)).AsTask());
        _client.LingerState = new LingerOption(true, 0);
        _client.Close(); // A reset.
        Assert.Equal(Errno.ECONNRESET, (await reading.Bounded()).Error);
        On(o => o.HangUp(_connection));
        Until(o => o.Gone.Count == 1, "the connection has closed");
        Until(o => !o.Polls[^1].Polled.IsArmed, "the poll has ended");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_waits_for_its_next_attempt_leaves_the_others_alone(bool closes)
    {
        On(o => o.Watch(_connection, PollEvents.Priority)); // The list of what works on the connection goes on behind the one that waits.
        Task<Transferred> later = _running.On(() => _overseer.ReadLater(_connection, ReceiveBuffer.Allocate(8)).AsTask());
        Wait.Until(() => _running.Statistics.Retries == 1, () => "there was nothing to read, and it waits");
        if (closes) On(o => o.HangUp(_connection));
        else _running.RequestStop();
        Assert.Equal(Errno.ECANCELED, (await later.Bounded()).Error);
        _running.Stop();
    }

    [Fact]
    public async Task Sockets_commands_work_on_a_connection()
    {
        Assert.Equal(Stream, (await On(o => o.GetOption(_connection, SocketLevel, SocketType).AsTask())).Value);
        _client.Send(new byte[5]);
        On(o => o.Watch(_connection, PollEvents.In));
        Until(o => o.Polls.Count == 1, "it is readable");
        Assert.Equal(new Completion(5), await On(o => o.BytesReadable(_connection).AsTask()));
    }

    [Fact]
    public async Task Bytes_move_between_a_connection_and_a_pipe()
    {
        PipeEnds ends = await On(o => o.Pipe().AsTask());
        Assert.True(ends.TryGetDescriptors(out Descriptor read, out Descriptor write));
        await On(o => o.Write(write, "forwarded"u8).AsTask());
        Assert.Equal(9, (await On(o => o.Forward(read, _connection, 100).AsTask())).Bytes);
        Assert.Equal("forwarded", Encoding.UTF8.GetString(await PeerServer.ReadExactly(_client, 9)));
        _client.Send("back"u8);
        Assert.Equal(4, (await On(o => o.Take(_connection, write, 100).AsTask())).Bytes);
        Assert.Equal(4, (await On(o => o.Forward(read, _connection, 100).AsTask())).Bytes);
        await On(o => o.Close(read).AsTask());
        await On(o => o.Close(write).AsTask());
    }

    [Fact]
    public async Task A_connection_that_is_gone_is_worked_on_by_nothing()
    {
        On(o => o.HangUp(_connection));
        Until(o => o.Gone.Count == 1, "the connection has closed");
        Assert.Equal(Errno.ECANCELED, (await On(o => o.GetOption(_connection, SocketLevel, SocketType).AsTask())).Error);
        Assert.Equal(Errno.ECANCELED, (await On(o => o.Forward(new Descriptor(0), _connection, 1).AsTask())).Error);
        On(o => o.Watch(_connection, PollEvents.In));
        Until(o => o.Polls.Count == 1, "its end");
        Assert.Equal((Errno.ECANCELED, false), _running.On(() => (_overseer.Polls[0].Polled.Error, _overseer.Polls[0].Polled.IsArmed)));
    }

    [Fact]
    public async Task The_ring_stops_with_polls_and_reads_of_connections_in_flight()
    {
        Task<Transferred> reading = _running.On(() =>
        {
            _overseer.Watch(_connection, PollEvents.In);
            return _overseer.Read(_connection, ReceiveBuffer.Allocate(8)).AsTask();
        });
        _running.Stop();
        Assert.Equal(Errno.ECANCELED, (await reading.Bounded()).Error);
        Assert.Equal(Errno.ECANCELED, Assert.Single(_overseer.Polls).Polled.Error);
    }

    public void Dispose()
    {
        _client.Dispose();
        _running.Dispose();
        GC.SuppressFinalize(this);
    }

    private Task<T> On<T>(Func<Overseer, Task<T>> submit) => _running.On(() => submit(_overseer)).Bounded();

    private void On(Action<Overseer> action) => _running.On(() => action(_overseer));

    private void Until(Func<Overseer, bool> isSo, string what) => Wait.Until(() => _running.On(() => isSo(_overseer)), () => what);
}
