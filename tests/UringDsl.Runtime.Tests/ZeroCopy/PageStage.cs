using System;
using System.Collections.Generic;
using System.Net;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.ZeroCopy;

/// <summary>A running <see cref="PageHandler"/> and its peers.</summary>
internal sealed class PageStage : IDisposable
{
    private readonly List<TestClient> _clients = [];
    private readonly IPEndPoint _endPoint = FreePort.EndPoint();

    public PageStage(RingOptions? options = null)
    {
        Handler = new PageHandler(_endPoint);
        Running = RunningHandler.Start(Handler, _endPoint, options);
    }

    public PageHandler Handler { get; }

    public RunningHandler Running { get; }

    public RingStatistics Statistics => Running.Statistics;

    public async Task<(TestClient Client, Connection Connection)> Connect(int receiveBuffer = 0)
    {
        int before = On(handler => handler.Accepted.Count);
        TestClient client = await TestClient.Connect(_endPoint, _clients.Count, receiveBuffer);
        _clients.Add(client);
        Until(handler => handler.Accepted.Count > before, "the connection is accepted");
        return (client, On(handler => handler.Accepted[^1]));
    }

    public void On(Action<PageHandler> action) => Running.On(() => action(Handler));

    public T On<T>(Func<PageHandler, T> function) => Running.On(() => function(Handler));

    /// <summary>Looks on the ring's thread until it is so.</summary>
    public void Until(Func<PageHandler, bool> isSo, string what) => Wait.Until(() => On(isSo), () => what);

    /// <summary>The message of what is refused on the ring's thread.</summary>
    public string Refusal(Action<PageHandler> action) => Assert.Throws<InvalidOperationException>(() => On(action)).Message;

    public void Dispose()
    {
        foreach (TestClient client in _clients) client.Dispose();
        Running.Dispose();
    }
}
