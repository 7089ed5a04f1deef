using System;
using System.IO.Pipes;
using System.Net;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Chains;

/// <summary>A relay with its clients, and the connections that it has accepted from them.</summary>
internal sealed class RelayStage : IDisposable
{
    private readonly IPEndPoint _endPoint = FreePort.EndPoint();

    private RelayStage(RingOptions? options)
    {
        Handler = new RelayHandler(_endPoint);
        Running = RunningHandler.Start(Handler, _endPoint, options);
    }

    public RelayHandler Handler { get; }

    public RunningHandler Running { get; }

    /// <summary>The first client, and its connection.</summary>
    public TestClient Source { get; private set; } = null!;

    public Connection From { get; private set; }

    /// <summary>The second.</summary>
    public TestClient Sink { get; private set; } = null!;

    public Connection To { get; private set; }

    /// <param name="options">Of the ring.</param>
    /// <param name="receiveBuffer">Bytes that the first client's socket receives unread; 0 for the kernel's choice.</param>
    public static async Task<RelayStage> Start(RingOptions? options = null, int receiveBuffer = 0)
    {
        RelayStage stage = new(options);
        stage.Source = await TestClient.Connect(stage._endPoint, receiveBuffer: receiveBuffer);
        stage.From = stage.Accepted(1);
        stage.Sink = await TestClient.Connect(stage._endPoint);
        stage.To = stage.Accepted(2);
        return stage;
    }

    /// <summary>The end of a pipe that is written to, and the one that is read from.</summary>
    public static (Descriptor Into, Descriptor OutOf) EndsOf(AnonymousPipeServerStream pipe) =>
        (new((int)pipe.SafePipeHandle.DangerousGetHandle()), new((int)pipe.ClientSafePipeHandle.DangerousGetHandle()));

    public Task<TestClient> ConnectAnother() => TestClient.Connect(_endPoint);

    /// <summary>The connection of the last client, when there have been so many.</summary>
    public Connection Accepted(int count)
    {
        Wait.Until(() => Running.On(() => Handler.Accepted.Count) == count, () => $"{count} connections");
        return Running.On(() => Handler.Accepted[^1]);
    }

    public void ExpectClosed(Connection connection) =>
        Wait.Until(() => Running.On(() => Handler.Closed.Contains(connection)), () => "the connection is gone");

    public void Dispose()
    {
        Sink.Dispose();
        Source.Dispose();
        Running.Dispose();
    }
}
