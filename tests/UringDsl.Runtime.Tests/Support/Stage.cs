using System;
using System.Collections.Generic;
using System.Net;
using System.Threading.Tasks;

namespace UringDsl.Runtime.Tests.Support;

/// <summary>A running puppet and its peers.</summary>
internal sealed class Stage : IDisposable
{
    private readonly List<TestClient> _clients = [];
    private readonly IPEndPoint _endPoint = FreePort.EndPoint();

    public Stage(bool receives = true, RingOptions? options = null)
    {
        Puppet = new Puppet(_endPoint) { ReceivesAtOnce = receives };
        Running = RunningHandler.Start(Puppet, _endPoint, options);
    }

    public Puppet Puppet { get; }

    public RunningHandler Running { get; }

    public RingStatistics Statistics => Running.Statistics;

    public async Task<(TestClient Client, Connection Connection)> Connect(int receiveBuffer = 0)
    {
        int before = Running.On(() => Puppet.Accepted.Count);
        TestClient client = await TestClient.Connect(_endPoint, _clients.Count, receiveBuffer);
        _clients.Add(client);
        Wait.Until(() => Running.On(() => Puppet.Accepted.Count) > before, () => "the connection is accepted");
        return (client, Running.On(() => Puppet.Accepted[^1]));
    }

    public void On(Action<Puppet> action) => Running.On(() => action(Puppet));

    public T On<T>(Func<Puppet, T> function) => Running.On(() => function(Puppet));

    /// <summary>Looks on the ring's thread until it is so.</summary>
    public void Until(Func<Puppet, bool> isSo, string what) => Wait.Until(() => On(isSo), () => what);

    public void Dispose()
    {
        foreach (TestClient client in _clients) client.Dispose();
        Running.Dispose();
    }
}
