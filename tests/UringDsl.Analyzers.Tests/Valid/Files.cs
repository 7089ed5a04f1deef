using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Net;
using UringDsl;
using UringDsl.Abi;

namespace Valid.Files;

// Copies a file page by page; short reads and short writes go on where they stopped.
[RingHandler]
internal sealed partial class Copier(string source, string target)
{
    [Open(Flags = OpenFlags.Read)] private partial Pending<Opened> OpenSource(string path);

    [Open(Flags = OpenFlags.Write | OpenFlags.Create | OpenFlags.Truncate, Mode = 0x1A4)] private partial Pending<Opened> OpenTarget(string path);

    [Read] private partial Pending<Transferred> Read(Descriptor file, ReceiveBuffer buffer, long offset);

    [Write] private partial Pending<Transferred> Write(Descriptor file, SendBuffer data, long offset);

    [Fsync] private partial Pending<Completion> Sync(Descriptor file);

    [Close] private partial Pending<Completion> Close(Descriptor file);

    public long Copied { get; private set; }

    async partial void OnStarted() => Copied = await Copy();

    private async RingTask<long> Copy()
    {
        Opened from = await OpenSource(source);
        if (!from.TryGetDescriptor(out Descriptor input)) return -1;
        Opened to = await OpenTarget(target);
        if (!to.TryGetDescriptor(out Descriptor output))
        {
            await Close(input);
            return -1;
        }

        long at = 0;
        try
        {
            ReceiveBuffer page = ReceiveBuffer.Allocate(65536);
            SendBuffer copy = SendBuffer.Allocate(page.Length);
            while (true)
            {
                Transferred read = await Read(input, page, at);
                if (read.IsEndOfFile || !read.IsSuccess) break;
                page.Span[..read.Bytes].CopyTo(copy.Span);
                for (int written = 0; written < read.Bytes;)
                {
                    Transferred wrote = await Write(output, copy.Slice(written, read.Bytes - written), at + written);
                    if (!wrote.IsSuccess || wrote.Bytes == 0) return -1;
                    written += wrote.Bytes;
                }

                at += read.Bytes;
            }

            await Sync(output);
        }
        finally
        {
            await Close(input);
            await Close(output);
        }

        return at;
    }
}

// A static file over a stream: the file is opened once per request, and closed on every way.
[RingHandler]
[FixedFiles(64, Reserved = 16)]
[FixedBuffers("Pages", Count = 8, Size = 16384)]
internal sealed partial class StaticFiles(IPEndPoint at, string root)
{
    [Listener(Direct = true, Accepted = nameof(Serve))] private partial void Listen(IPEndPoint at);

    [Receive] private partial Pending<Transferred> Hear(Connection connection, ReceiveBuffer request);

    [Open(Flags = OpenFlags.Read | OpenFlags.CloseOnExec)] private partial Pending<Opened> Open(string path);

    [Statx(Flags = StatxFlags.EmptyPath)] private partial Pending<FileStatus> Measure(Descriptor directory, string path);

    [ReadFixed] private partial Pending<Transferred> Read(Descriptor file, FixedBuffer page, long offset);

    [Send] private partial Pending<Sent> Say(Connection connection, ReadOnlySpan<byte> text);

    [Send] private partial Pending<Sent> Answer(Connection connection, FixedBuffer page);

    [Close] private partial void HangUp(Connection connection);

    [Close] private partial void CloseFile(Descriptor file);

    partial void OnStarted() => Listen(at);

    private async RingTask Serve(Connection connection)
    {
        ReceiveBuffer request = ReceiveBuffer.Allocate(1024);
        Transferred heard = await Hear(connection, request);
        if (heard.Result > 0 && PathOf(request.Span[..heard.Result]) is { } path)
        {
            Opened opened = await Open(path);
            if (opened.TryGetDescriptor(out Descriptor file))
            {
                try
                {
                    await Stream(connection, file);
                }
                finally
                {
                    CloseFile(file);
                }
            }
            else
            {
                _ = await Say(connection, "404\n"u8);
            }
        }

        HangUp(connection);
    }

    private async RingTask Stream(Connection connection, Descriptor file)
    {
        FileStatus status = await Measure(file, "");
        if (!status.IsSuccess || !Pages.TryTake(out FixedBuffer page)) return;
        try
        {
            for (long at = 0; at < status.Length;)
            {
                Transferred read = await Read(file, page, at);
                if (!read.IsSuccess || read.Bytes == 0) return;
                Sent sent = await Answer(connection, page.Slice(0, read.Bytes));
                if (!sent.IsSuccess) return;
                at += read.Bytes;
            }
        }
        finally
        {
            page.Return();
        }
    }

    private string? PathOf(ReadOnlySpan<byte> request)
    {
        int start = request.IndexOf((byte)' ');
        if (start < 0) return null;
        ReadOnlySpan<byte> name = request[(start + 1)..];
        int end = name.IndexOfAny((byte)' ', (byte)'\r');
        if (end <= 0 || name[..end].IndexOf(".."u8) >= 0) return null;
#pragma warning disable URING4001 // Once per request.
        return root + System.Text.Encoding.UTF8.GetString(name[..end]);
#pragma warning restore URING4001
    }
}

// A journal: each entry is written and made durable by one chain, and its number is the answer.
[RingHandler]
internal sealed partial class Journal(Descriptor log)
{
    private long _end;
    private bool _isBroken;

    [Write(Link = LinkKind.Soft)] [Fsync(Flags = FsyncFlags.DataOnly)]
    private partial Pending<AppendOutcome> Append(Descriptor file, SendBuffer data, long offset);

    public bool IsBroken => _isBroken;

    public void Log(ReadOnlySpan<byte> text)
    {
        SendBuffer entry = SendBuffer.Allocate(text.Length + 4);
        BinaryPrimitives.WriteInt32LittleEndian(entry.Span, text.Length);
        text.CopyTo(entry.Span[4..]);
        Post(() => _ = Put(entry));
    }

    private async RingTask Put(SendBuffer entry)
    {
        long at = _end;
        _end += entry.Length;
        AppendOutcome appended = await Append(log, entry, at);
        if (appended.Kind != OutcomeKind.Completed) _isBroken = true;
    }
}

// A file in a slot: opened, read and closed as one chain; nothing is left open.
[RingHandler]
[FixedFiles(16, Reserved = 4)]
internal sealed partial class Peeker
{
    [Open(Direct = true, Flags = OpenFlags.Read, Link = LinkKind.Soft)] [Read(Link = LinkKind.Hard)] [Close]
    private partial Pending<PeekOutcome> Peek(string path, ReceiveBuffer buffer, long offset);

    [Unlink] private partial Pending<Completion> Remove(string path);

    [Rename] private partial Pending<Completion> Move(string oldPath, string newPath);

    [MakeDirectory(Mode = 0x1ED)] private partial Pending<Completion> Make(string path);

    public async RingTask<int> First(string path)
    {
        ReceiveBuffer buffer = ReceiveBuffer.Allocate(1);
        PeekOutcome peeked = await Peek(path, buffer, 0);
        return peeked.Kind == OutcomeKind.Completed && peeked.ReadBytes > 0 ? buffer.Span[0] : -1;
    }

    async partial void OnStarted()
    {
        if (await First("/etc/hostname") < 0) return;
        Completion made = await Make("/tmp/peeker");
        if (!made.IsSuccess && made.Error != Errno.EEXIST) return;
        Completion moved = await Move("/tmp/peeker/a", "/tmp/peeker/b");
        _ = moved.IsSuccess ? await Remove("/tmp/peeker/b") : default;
    }
}
