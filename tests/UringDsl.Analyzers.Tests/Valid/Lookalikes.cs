using System;
using UringDsl;

namespace Valid.Lookalikes
{
    [AttributeUsage(AttributeTargets.All)]
    internal sealed class SocketAttribute : Attribute;

    internal struct Accepted;

    internal sealed class RingHandlerAttribute : Attribute;

    internal struct PingOutcome;
}

namespace Valid.Lookalikes.Inside
{
    [UringDsl.RingHandler]
    internal sealed partial class Real
    {
        // The alias of the namespace around wins over the using: this is no operation.
        [Socket] private void NotASubmission()
        {
        }

        [Nop] private partial void Ping();

        [Nop] [Socket] private partial void Pong();
    }

    [Lookalikes.RingHandler]
    internal class NotAHandler
    {
        public int Statistics => 1;

        public void Run(System.Threading.CancellationToken token) => _ = token;
    }
}
