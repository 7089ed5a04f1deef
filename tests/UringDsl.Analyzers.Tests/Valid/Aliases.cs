using System;
using Buffer = UringDsl.ReceivedBuffer;
using Done = UringDsl.Completion;
using Handler = UringDsl.RingHandlerAttribute;
using Link = UringDsl.LinkKind;
using Never = System.ObsoleteAttribute;
using Once = UringDsl.Pending<UringDsl.Completion>;
using Peer = UringDsl.Connection;
using Ping = UringDsl.NopAttribute;
using Pull = UringDsl.ReceiveAttribute;
using Whole = UringDsl.ChainAttribute;

namespace Valid;

[Handler, UringDsl.BufferRing(Name)]
public sealed partial class Aliases
{
    public const string Name = "In" + "bound";
    private const string Method = nameof(OnPulled);

    [Ping] private partial Once Single();

    [Ping] private partial UringDsl.Pending<Done> Other();

    [Pull(Buffers = Name)] private partial UringDsl.Pending<Buffer> Next(Peer peer);

    [Ping(Link = Link.Hard), Ping] [Whole(Completed = "OnTwice")] private partial void Twice();

    [Pull(Completed = Method, Buffers = Name, Multishot = !false)] private partial void Receive(Peer peer);

    [UringDsl.Send()] [Never("Not for new code.")] private partial void Old(Peer peer, ReadOnlySpan<byte> data);

    private void OnTwice(in TwiceOutcome outcome)
    {
    }

    private void OnPulled(Peer peer, in UringDsl.Received received)
    {
    }
}
