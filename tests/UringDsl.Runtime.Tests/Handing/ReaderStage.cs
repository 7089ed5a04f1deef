using System;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Handing;

/// <summary>A reader that runs, and clients of it.</summary>
internal sealed class ReaderStage : IDisposable
{
    private readonly IPEndPoint _endPoint = FreePort.EndPoint();

    public ReaderStage()
    {
        Handler = new ReaderHandler(_endPoint);
        Running = RunningHandler.Start(Handler, _endPoint);
    }

    public ReaderHandler Handler { get; }

    public RunningHandler Running { get; }

    public async Task<(TestClient Client, Connection Connection)> Connect()
    {
        int count = Running.On(() => Handler.Accepted.Count);
        TestClient client = await TestClient.Connect(_endPoint, receiveBuffer: 4096);
        Wait.Until(() => Running.On(() => Handler.Accepted.Count) > count, () => "it is accepted");
        return (client, Running.On(() => Handler.Accepted[count]));
    }

    /// <summary>Takes the only two buffers of a ring, and keeps them.</summary>
    public async Task TakeBuffers(TestClient client, Connection connection, bool other = false)
    {
        int before = Handler.Held.Count;
        for (int i = before + 1; i <= before + 2; i++)
        {
            Running.On(() => { _ = Handler.ReadAndKeep(connection, other); });
            await client.Send(10);
            Expect($"kept {i}");
        }
    }

    /// <summary>Awaits bytes that have come, for which there is no buffer.</summary>
    public async Task Starve(TestClient client, Connection connection, bool other = false)
    {
        long before = Running.Statistics.NoBuffers;
        await client.Send(5);
        Running.On(() => { _ = other ? Handler.ReadAndKeep(connection, other) : Handler.ReadOnce(connection); });
        Wait.Until(() => Running.Statistics.NoBuffers > before, () => "it is starved");
    }

    /// <summary>Gives the oldest back.</summary>
    public void ReturnBuffers(int count = 2) => Running.On(() =>
    {
        foreach (HeldBuffer buffer in Handler.Held.Take(count)) buffer.Return();
        Handler.Held.RemoveRange(0, count);
    });

    /// <summary>This and nothing else has happened since the last time, in any order.</summary>
    public void Expect(params string[] log)
    {
        Wait.Until(() => Running.On(() => Handler.Log.Count) >= log.Length, () => string.Join(", ", Running.On(() => Handler.Log.ToArray())));
        Running.On(() =>
        {
            Assert.Equal(log.Order(StringComparer.Ordinal), Handler.Log.Order(StringComparer.Ordinal));
            Handler.Log.Clear();
        });
    }

    /// <summary>
    /// Two completions in one turn: the first is a byte for another connection, and in its handler something is done when the second is there but has not
    /// been looked at.
    /// </summary>
    public async Task Before(Action comes, Action isDone)
    {
        (TestClient other, Connection first) = await Connect();
        using TestClient open = other;
        Running.On(() => Handler.ReceiveOnce(first));
        Running.On(() =>
        {
            Handler.Next = isDone;
            Assert.Equal(1, other.Socket.Send(new byte[1], SocketFlags.None));
            comes();
        });
    }

    public void Dispose() => Running.Dispose();
}
