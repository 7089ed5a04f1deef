using System;
using System.Net;
using System.Net.Sockets;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Messages;

/// <summary>A running handler of messages with one bound or connected socket, and peers of System.Net.</summary>
internal sealed class DatagramStage : IDisposable
{
    public DatagramStage(PeerAddress address, bool echoes = true, bool connects = false, RingOptions? options = null)
    {
        Handler = new DatagramHandler { Echoes = echoes };
        Running = RunningHandler.Start(Handler, options: options);
        if (connects) Running.On(() => Handler.Connect(address));
        else Running.On(() => Handler.Bind(address));
        Until(handler => handler.Made is not null, "the socket is made");
    }

    public DatagramHandler Handler { get; }

    public RunningHandler Running { get; }

    public Connection Socket => Handler.Socket;

    public static IPEndPoint FreeEndPoint(AddressFamily family = AddressFamily.InterNetwork)
    {
        IPAddress address = family == AddressFamily.InterNetwork ? IPAddress.Loopback : IPAddress.IPv6Loopback;
        return new IPEndPoint(address, FreePort.Take(address, ProtocolType.Udp));
    }

    public static Socket Peer(EndPoint? connectedTo = null, AddressFamily family = AddressFamily.InterNetwork)
    {
        Socket peer = new(family, SocketType.Dgram, family == AddressFamily.Unix ? ProtocolType.Unspecified : ProtocolType.Udp)
        {
            ReceiveTimeout = (int)Wait.Patience.TotalMilliseconds,
            ReceiveBufferSize = 1 << 20,
        };
        if (family != AddressFamily.Unix) peer.Bind(new IPEndPoint(family == AddressFamily.InterNetwork ? IPAddress.Loopback : IPAddress.IPv6Loopback, 0));
        if (connectedTo is not null) peer.Connect(connectedTo);
        return peer;
    }

    public void On(Action<DatagramHandler> action) => Running.On(() => action(Handler));

    public void Until(Func<DatagramHandler, bool> isSo, string what) => Wait.Until(() => Running.On(() => isSo(Handler)), () => what);

    public void Dispose() => Running.Dispose();
}
