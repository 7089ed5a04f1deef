#nullable disable
using System.Net;
using UringDsl;

[RingHandler]
[FixedFiles(8)]
internal sealed partial class Oblivious
{
    [Connect] private partial void Dial(Connection connection, IPEndPoint peer);

    [Socket(Link = LinkKind.Soft)] [Connect] [Chain(Completed = nameof(OnCalled))]
    private partial void Call(EndPoint peer);

    private void OnCalled(in CallOutcome outcome)
    {
    }

    [Nop(Completed = null)] partial void Ping();
}
