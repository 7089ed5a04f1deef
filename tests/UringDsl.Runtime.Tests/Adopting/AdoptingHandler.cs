using System;
using System.Collections.Generic;
using System.Text;
using UringDsl.Abi;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Adopting;

/// <summary>Makes connections of what is open already, and reads from them.</summary>
[RingHandler]
[FixedFiles(16, Reserved = 8)]
[Ring(MaxConnections = 4)]
[BufferRing("Inbound", Entries = 8, BufferSize = 80)]
internal sealed partial class AdoptingHandler : ITestHandler
{
    [Adopt(Completed = nameof(OnAdopted))]
    public partial void Adopt(Descriptor descriptor);

    [Adopt(KeepOriginal = true, Completed = nameof(OnAdopted))]
    public partial void AdoptCopy(Descriptor descriptor);

    [Adopt(Direct = true, Completed = nameof(OnAdopted))]
    public partial void AdoptIntoSlot(Descriptor descriptor);

    [Adopt(Direct = true, KeepOriginal = true)]
    public partial Pending<Adopted> AdoptCopyIntoSlot(Descriptor descriptor);

    [Read(Multishot = true, Buffers = "Inbound", Completed = nameof(OnReceived))]
    public partial void Read(Connection connection);

    [Receive(Multishot = true, Buffers = "Inbound", Completed = nameof(OnReceived))]
    public partial void Receive(Connection connection);

    [Receive(Multishot = true, Buffers = "Inbound", ShotBytes = 10, TotalBytes = 35, Completed = nameof(OnReceived))]
    public partial void ReceiveLittle(Connection connection);

    [ReceiveMessage(Multishot = true, Buffers = "Inbound", NameBytes = 16, ControlBytes = 32, Completed = nameof(OnMail))]
    public partial void ReceiveMessage(Connection connection);

    [Send]
    public partial void Send(Connection connection, ReadOnlySpan<byte> data);

    [Close]
    public partial void Close(Connection connection);

    [Write(Completed = nameof(OnWritten))]
    public partial void Write(Slot slot, SendBuffer buffer);

    [Read(Completed = nameof(OnWritten))]
    public partial void ReadSlot(Slot slot, ReceiveBuffer buffer);

    public List<Adopted> Adopted { get; } = [];

    public StringBuilder Text { get; } = new();

    public List<byte[]> Pieces { get; } = [];

    public List<Errno> Ends { get; } = [];

    public List<Transferred> Written { get; } = [];

    public List<int> ControlTypes { get; } = [];

    public RingControl Control => Ring;

    public async void AdoptAwaited(Descriptor descriptor) => Adopted.Add(await AdoptCopyIntoSlot(descriptor));

    private void OnAdopted(in Adopted adopted) => Adopted.Add(adopted);

    private void OnReceived(in Received received)
    {
        if (received.IsSuccess)
        {
            Text.Append(Encoding.UTF8.GetString(received.Data));
            Pieces.Add(received.Data.ToArray());
            return;
        }
        Ends.Add(received.Error);
    }

    private void OnMail(in ReceivedMessage message)
    {
        Text.Append(Encoding.UTF8.GetString(message.Payload));
        foreach (ControlMessage control in message.Control) ControlTypes.Add(control.Type);
    }

    private void OnWritten(in Transferred transferred) => Written.Add(transferred);
}
