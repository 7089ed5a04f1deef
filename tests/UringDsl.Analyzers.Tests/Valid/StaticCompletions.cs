using System;
using System.Net;
using UringDsl;

[RingHandler]
[BufferRing("In")]
internal sealed partial class StaticCompletions
{
    [Listener(Accepted = nameof(OnAccepted), Failed = nameof(StaticCompletions.OnFailed))]
    private partial void Listen(EndPoint endpoint);

    [Receive(Buffers = "In", Completed = nameof(OnReceived))]
    private partial void Receive(Connection connection);

    [Nop(Link = LinkKind.Soft)] [Nop] [Chain(Completed = nameof(OnTwice))]
    private partial void Twice();

    internal static void OnAccepted(Connection connection, in Accepted accepted)
    {
    }

    private static void OnFailed(in Completion completion) => Console.WriteLine(completion);

    private static void OnReceived(in Received received)
    {
    }

    private static void OnTwice(in StaticCompletions.TwiceOutcome outcome)
    {
    }
}
