using System.Net;

namespace UringDsl.Runtime.Tests.Support;

internal static class EchoServers
{
    public static RunningHandler Start(bool direct, EndPoint endPoint, RingOptions? options = null) =>
        RunningHandler.Start(direct ? new EchoHandler(endPoint) : new PlainEchoHandler(endPoint), endPoint, options);
}
