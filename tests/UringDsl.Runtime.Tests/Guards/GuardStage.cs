using System;
using System.IO.Pipes;
using System.Net;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Guards;

/// <summary>A running <see cref="GuardHandler"/>, and a pipe.</summary>
internal sealed class GuardStage : IDisposable
{
    private readonly IPEndPoint _endPoint = FreePort.EndPoint();
    private readonly GuardHandler _handler;
    private readonly RunningHandler _running;
    private readonly AnonymousPipeServerStream _out = new(PipeDirection.In);
    private readonly AnonymousPipeClientStream _in;

    public GuardStage(RingModes modes = RingModes.None)
    {
        _in = new AnonymousPipeClientStream(PipeDirection.Out, _out.ClientSafePipeHandle);
        _handler = new GuardHandler(_endPoint);
        _running = RunningHandler.Start(_handler, _endPoint, new RingOptions { Modes = modes });
    }

    /// <summary>The reading end of a pipe.</summary>
    public Descriptor PipeOut => new((int)_out.SafePipeHandle.DangerousGetHandle());

    public Descriptor PipeIn => new((int)_in.SafePipeHandle.DangerousGetHandle());

    public void WriteToPipe(byte value) => _in.WriteByte(value);

    public int ReadFromPipe() => _out.ReadByte();

    public async Task<(TestClient Client, Connection Connection)> Connect()
    {
        TestClient client = await TestClient.Connect(_endPoint);
        Wait.Until(() => _running.On(() => _handler.Accepted.Count) == 1, () => "the connection is accepted");
        return (client, _running.On(() => _handler.Accepted[0]));
    }

    public T On<T>(Func<GuardHandler, T> function) => _running.On(() => function(_handler));

    public void Dispose()
    {
        _running.Dispose();
        _in.Dispose();
        _out.Dispose();
    }
}
