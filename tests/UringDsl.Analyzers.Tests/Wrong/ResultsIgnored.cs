using System;
using System.Collections.Generic;
using System.Text;
using UringDsl;

namespace Wrong.ResultsIgnored;

// The whole page is text, however little was read.
[RingHandler]
internal sealed partial class WholeText
{
    private readonly ReceiveBuffer _page = ReceiveBuffer.Allocate(4096);

    public string Text { get; private set; } = "";

    [Read(Completed = nameof(OnRead))] private partial void Read(Descriptor file, ReceiveBuffer data, long offset);

    public void Start(Descriptor file) => Post(() => Read(file, _page, 0));

    private void OnRead(in Transferred read)
    {
        if (read.IsSuccess) Text = Encoding.UTF8.GetString(_page.Span); // URING2044
    }
}

// A helper parses the whole page.
[RingHandler]
internal sealed partial class WholeInHelper
{
    private readonly ReceiveBuffer _page = ReceiveBuffer.Allocate(4096);
    private int _lines;

    [Read] private partial Pending<Transferred> Read(Descriptor file, ReceiveBuffer data, long offset);

    private async RingTask Count(Descriptor file)
    {
        Transferred read = await Read(file, _page, 0);
        if (read.IsEndOfFile || !read.IsSuccess) return;
        Parse(_page);
    }

    private void Parse(ReceiveBuffer page)
    {
        foreach (byte value in page.Span) _lines += value == '\n' ? 1 : 0; // URING2044
    }

    public void Start(Descriptor file) => Post(() => _ = Count(file));
}

// The offset goes on by what was asked for.
[RingHandler]
internal sealed partial class OffsetByRequest
{
    private readonly ReceiveBuffer _page = ReceiveBuffer.Allocate(4096);
    private long _sum;

    [Read] private partial Pending<Transferred> Read(Descriptor file, ReceiveBuffer data, long offset);

    private async RingTask Sum(Descriptor file)
    {
        for (long offset = 0; ; offset += _page.Length) // URING2046
        {
            Transferred read = await Read(file, _page, offset);
            if (read.Bytes == 0) break;
            foreach (byte value in _page.Span[..read.Bytes]) _sum += value;
        }
    }

    public void Start(Descriptor file) => Post(() => _ = Sum(file));
}

// Copied whole.
[RingHandler]
internal sealed partial class CopiedWhole
{
    private readonly ReceiveBuffer _page = ReceiveBuffer.Allocate(4096);
    private readonly List<byte[]> _parts = [];

    [Receive(Completed = nameof(OnFilled))] private partial void Fill(Connection connection, ReceiveBuffer data);

    [Close] private partial void HangUp(Connection connection);

    partial void OnOpened(Connection connection) => Fill(connection, _page);

    private void OnFilled(Connection connection, in Transferred completion)
    {
        if (!completion.IsSuccess || completion.Result == 0)
        {
            HangUp(connection);
            return;
        }

        _parts.Add(_page.Span.ToArray()); // URING2044
        Fill(connection, _page);
    }
}

// The completion is not looked at.
[RingHandler]
internal sealed partial class NotLookedAt
{
    private readonly ReceiveBuffer _page = ReceiveBuffer.Allocate(4096);
    private int _kind;

    [Receive(Completed = nameof(OnFilled))] private partial void Fill(Connection connection, ReceiveBuffer data);

    partial void OnOpened(Connection connection) => Fill(connection, _page);

    private void OnFilled(Connection connection, in Transferred completion) // URING2043
    {
        _kind = _page.Span[0];
    }
}

// A short write is taken for a whole one.
[RingHandler]
internal sealed partial class ShortWrite
{
    private readonly SendBuffer _page = SendBuffer.Allocate(1 << 20);
    private Descriptor _file;
    private long _offset;

    [Write(Completed = nameof(OnWritten))] private partial void Write(Descriptor file, SendBuffer data, long offset);

    public void Start(Descriptor file) => Post(() => Write(_file = file, _page, _offset));

    private void OnWritten(in Transferred written)
    {
        if (!written.IsSuccess) return;
        _offset += _page.Length; // URING2046
        if (_offset < 1L << 30) Write(_file, _page, _offset);
    }
}

// The registered page as a whole.
[RingHandler]
[FixedBuffers("Pages", Count = 8, Size = 65536)]
internal sealed partial class FixedWhole(Descriptor file)
{
    private long _sum;

    [ReadFixed] private partial Pending<Transferred> Read(Descriptor file, FixedBuffer page, long offset);

    private async RingTask Sum()
    {
        if (!Pages.TryTake(out FixedBuffer page)) return;
        Transferred read = await Read(file, page, 0);
        if (read.IsSuccess)
        {
            foreach (byte value in page.Data) _sum += value; // URING2044
        }

        page.Return();
    }

    partial void OnStarted() => _ = Sum();
}

// The answer of a conversation, at full length.
[RingHandler]
[FixedFiles(16)]
internal sealed partial class WholeAnswer(PeerAddress peer)
{
    private readonly SendBuffer _request = SendBuffer.CopyOf("GET /"u8);
    private readonly ReceiveBuffer _answer = ReceiveBuffer.Allocate(4096);

    public string Text { get; private set; } = "";

    [Socket(Link = LinkKind.Soft)] [Connect(Link = LinkKind.Soft)] [Send(Link = LinkKind.Hard)] [Receive(Link = LinkKind.Hard)] [Close]
    private partial Pending<FetchOutcome> Fetch(PeerAddress peer, SendBuffer request, ReceiveBuffer answer);

    private async RingTask Ask()
    {
        FetchOutcome outcome = await Fetch(peer, _request, _answer);
        if (outcome.Kind == OutcomeKind.Completed) Text = Encoding.ASCII.GetString(_answer.Span); // URING2044
    }

    partial void OnStarted() => _ = Ask();
}

// Discarded by name.
[RingHandler]
internal sealed partial class Discarded
{
    private readonly ReceiveBuffer _page = ReceiveBuffer.Allocate(4096);
    private int _magic;

    [Read] private partial Pending<Transferred> Read(Descriptor file, ReceiveBuffer data, long offset);

    private async RingTask Load(Descriptor file)
    {
        _ = await Read(file, _page, 0); // URING2043
        _magic = BitConverter.ToInt32(_page.Span[..4]);
    }

    public void Start(Descriptor file) => Post(() => _ = Load(file));
}

// A negative result is a length here.
[RingHandler]
internal sealed partial class NegativeLength
{
    private readonly ReceiveBuffer _page = ReceiveBuffer.Allocate(4096);
    private long _sum;

    [Receive(Completed = nameof(OnFilled))] private partial void Fill(Connection connection, ReceiveBuffer data);

    partial void OnOpened(Connection connection) => Fill(connection, _page);

    private void OnFilled(Connection connection, in Transferred completion)
    {
        foreach (byte value in _page.Span[..completion.Result]) _sum += value; // URING2047
        Fill(connection, _page);
    }
}

// What was spliced is not what was asked for.
[RingHandler]
internal sealed partial class Spliced
{
    [Splice] private partial Pending<Transferred> Move(Descriptor source, Descriptor target, uint length);

    private async RingTask Copy(Descriptor source, Descriptor target)
    {
        for (int megabyte = 0; megabyte < 16; megabyte++) await Move(source, target, 1 << 20); // URING2043
    }

    public void Start(Descriptor source, Descriptor target) => Post(() => _ = Copy(source, target));
}
