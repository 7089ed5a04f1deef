using System;
using System.Collections.Generic;
using System.Net;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.ZeroCopy;

/// <summary>A handler that sends registered buffers, its pools' own and others that it registers while it runs.</summary>
[RingHandler]
[FixedFiles(64)]
[FixedBuffers("Pages", Count = 4, Size = 300_000)]
[FixedBuffers("Huge", Count = 3, Size = 1 << 20, HugePages = true)]
internal sealed partial class PageHandler(EndPoint endPoint) : ITestHandler
{
    public List<Connection> Accepted { get; } = [];

    public List<Connection> Closed { get; } = [];

    public List<Sent> Sents { get; } = [];

    public List<(FixedBuffer Page, bool WasZeroCopy)> Releases { get; } = [];

    public List<Transferred> Reads { get; } = [];

    public FixedBufferPool Small => Pages;

    public FixedBufferPool Large => Huge;

    public RingControl Control => Ring;

    [Listener(Direct = true, Accepted = nameof(OnAccepted))]
    private partial void Listen(EndPoint endPoint);

    [Send(ZeroCopy = ZeroCopyMode.Always, Completed = nameof(OnSent), Released = nameof(OnReleased))]
    public partial void SendPage(Connection connection, FixedBuffer page);

    [Send]
    public partial void CopyPage(Connection connection, FixedBuffer page);

    [Send(ZeroCopy = ZeroCopyMode.Always, Link = LinkKind.Hard, Released = nameof(OnReleased))]
    [Shutdown(Link = LinkKind.Hard)]
    [Close]
    public partial void SendLast(Connection connection, FixedBuffer page);

    [WriteFixed]
    public partial Pending<Transferred> Write(Descriptor file, FixedBuffer page, long offset);

    [ReadFixed]
    public partial Pending<Transferred> Read(Descriptor file, FixedBuffer page, long offset);

    [ReadFixed(Completed = nameof(OnRead))]
    public partial void Load(Descriptor file, FixedBuffer page, long offset);

    [WriteVectoredFixed]
    public partial Pending<Transferred> WriteParts(Descriptor file, FixedBuffer[] parts, long offset);

    [ReadVectoredFixed]
    public partial Pending<Transferred> ReadParts(Descriptor file, FixedBuffer[] parts, long offset);

    public async Task<Transferred> WriteAndWait(Descriptor file, FixedBuffer page, long offset) => await Write(file, page, offset);

    public async Task<Transferred> ReadAndWait(Descriptor file, FixedBuffer page, long offset) => await Read(file, page, offset);

    public async Task<Transferred> WritePartsAndWait(Descriptor file, FixedBuffer[] parts, long offset) => await WriteParts(file, parts, offset);

    public async Task<Transferred> ReadPartsAndWait(Descriptor file, FixedBuffer[] parts, long offset) => await ReadParts(file, parts, offset);

    [Abort]
    public partial void Drop(Connection connection);

    partial void OnStarted() => Listen(endPoint);

    partial void OnClosed(Connection connection) => Closed.Add(connection);

    private void OnAccepted(in Accepted accepted) => Accepted.Add(accepted.Connection);

    private void OnRead(in Transferred read) => Reads.Add(read);

    private void OnSent(in Sent sent) => Sents.Add(sent);

    private void OnReleased(in Released released) => Releases.Add((released.FixedBuffer, released.WasZeroCopy));
}
