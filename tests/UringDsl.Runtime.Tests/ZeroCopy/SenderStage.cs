using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.ZeroCopy;

/// <summary>A running <see cref="Sender"/> and its peers.</summary>
internal sealed class SenderStage : IDisposable
{
    private readonly List<TestClient> _clients = [];
    private readonly EndPoint _endPoint;

    public SenderStage(RingOptions? options = null, AddressFamily family = AddressFamily.InterNetwork)
    {
        _endPoint = PeerServer.FreeEndPoint(family);
        Sender = new Sender(_endPoint);
        Running = RunningHandler.Start(Sender, _endPoint, options);
    }

    public Sender Sender { get; }

    public RunningHandler Running { get; }

    public RingStatistics Statistics => Running.Statistics;

    public async Task<(TestClient Client, Connection Connection)> Connect(int receiveBuffer = 0)
    {
        int before = On(sender => sender.Accepted.Count);
        TestClient client = await TestClient.Connect(_endPoint, _clients.Count, receiveBuffer);
        _clients.Add(client);
        Until(sender => sender.Accepted.Count > before, "the connection is accepted");
        return (client, On(sender => sender.Accepted[^1]));
    }

    public void On(Action<Sender> action) => Running.On(() => action(Sender));

    public T On<T>(Func<Sender, T> function) => Running.On(() => function(Sender));

    /// <summary>Looks on the ring's thread until it is so.</summary>
    public void Until(Func<Sender, bool> isSo, string what) => Wait.Until(() => On(isSo), () => what);

    public void Dispose()
    {
        foreach (TestClient client in _clients) client.Dispose();
        Running.Dispose();
    }
}
