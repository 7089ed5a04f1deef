using System.Threading;
using UringDsl;

/// <summary>What the program needs of an echo server, whichever it is. The generator has written both members.</summary>
public interface IEchoServer
{
    /// <summary>Serves until the token is cancelled.</summary>
    void Run(RingOptions options, CancellationToken cancellationToken);

    /// <summary>The ring's counters.</summary>
    RingStatistics Statistics { get; }
}

partial class EchoServer : IEchoServer;

partial class PlainEchoServer : IEchoServer;

partial class SharedEchoServer : IEchoServer;
