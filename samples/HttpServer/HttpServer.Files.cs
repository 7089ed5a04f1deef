using System;
using UringDsl;
using UringDsl.Abi;

/// <content>
/// A file is opened, looked at, and read page by page. STATX takes a descriptor and no slot, and a path would be another file's by then: so the file has a
/// descriptor, and what is told of it is told of what is sent.
/// </content>
internal sealed partial class HttpServer
{
    private const int HeadBytes = 512;              // in front of the first piece of a file, for the head of its answer
    private const int BodyBytes = 65536;
    private const int PageWaitMilliseconds = 1;

    private static readonly OpenHow s_readable = new()
    {
        Flags = OpenFlags.Read | OpenFlags.NonBlocking | OpenFlags.CloseOnExec, // A pipe opens without a writer, and is told by its type.
        Resolve = OpenResolve.Beneath | OpenResolve.NoMagicLinks,
    };

    private readonly byte[] _name = new byte[FilePath.RoomBytes];
    private int _nameLength;

    [Open(Flags = OpenFlags.Path | OpenFlags.Directory | OpenFlags.CloseOnExec)]
    private partial Pending<Opened> OpenRoot(string path);

    [OpenHow]
    private partial Pending<Opened> Open(Descriptor directory, ReadOnlySpan<byte> path, OpenHow how);

    [Statx(Flags = StatxFlags.EmptyPath)]
    private partial Pending<FileStatus> Measure(Descriptor directory);

    [ReadFixed]
    private partial Pending<Transferred> Read(Descriptor file, FixedBuffer page, long offset);

    [Send(ZeroCopy = ZeroCopyMode.Adaptive)]
    private partial Pending<Sent> SendPiece(Connection connection, FixedBuffer piece);

    [Send]
    private partial Pending<Sent> SendCopy(Connection connection, ReadOnlySpan<byte> piece);

    [Timeout(Milliseconds = PageWaitMilliseconds)]
    private partial Pending<Completion> WaitForPage();

    [Close]
    private partial void CloseFile(Descriptor file);

    /// <summary>Answers the request that the connection's input begins with.</summary>
    private async RingTask ServeFile(Connection connection)
    {
        Opened opened = await Open(_root!.Value, _name.AsSpan(0, _nameLength), s_readable);
        if (opened.TryGetDescriptor(out Descriptor file))
        {
            try
            {
                if (!await SendFile(connection, file)) return;
            }
            finally
            {
                CloseFile(file);
            }
        }
        else
        {
            RefuseFile(connection, opened.Error);
        }
        EndFile(connection);
    }

    /// <summary>False when the connection is gone.</summary>
    private async RingTask<bool> SendFile(Connection connection, Descriptor file)
    {
        FixedBuffer page = await TakePage();
        FileStatus status = await Measure(file); // A file is measured before it is read: who reads a pipe takes something out of it, or waits.
        if (!IsOpen(connection))
        {
            page.Return();
            return false;
        }
        ByteRange part = AnswerFile(connection, in status);
        if (part.Length == 0)
        {
            page.Return();
            Answer(connection);
            return true;
        }
        int head = _answers.Length;
        _answers.Bytes.CopyTo(page.Slice(HeadBytes - head, head).Span);
        _answers.Clear();
        for (long at = part.Start, end = part.Start + part.Length; ;)
        {
            Transferred read = await Read(file, page.Slice(HeadBytes, (int)Math.Min(BodyBytes, end - at)), at);
            if (read.Bytes == 0)
            {
                page.Return();
                return CutFile(connection, read.Error, isBegun: head == 0);
            }
            int bytes = (int)Math.Min(read.Bytes, end - at);
            if (head > 0) _files++;
            Sent sent = await SendPage(connection, page, page.Slice(HeadBytes - head, head + bytes));
            if (!sent.IsSuccess || !IsOpen(connection)) return false;
            State(connection).Since = _now;
            at += bytes;
            if (at == end) return true;
            page = await TakePage();
            head = 0;
        }
    }

    /// <summary>A read has brought nothing: an error, or the file is shorter than it was. False when the connection is gone.</summary>
    private bool CutFile(Connection connection, Errno error, bool isBegun)
    {
        if (error == Errno.None) _shrunk++;
        else _unreadable++;
        if (!isBegun) RefuseFile(connection, error);
        else if (IsOpen(connection)) Break(connection); // The length of the file has been told.
        return !isBegun;
    }

    /// <summary>A page that is free. Where all are in use, reads are among them, and they end.</summary>
    private async RingTask<FixedBuffer> TakePage()
    {
        FixedBuffer page;
        while (!Pages.TryTake(out page)) await WaitForPage();
        return page;
    }

    /// <summary>
    /// Sends a part of a page, and gives the page back. Where pages are scarce a copy is sent: who does not read must not keep them from the others.
    /// </summary>
    private Pending<Sent> SendPage(Connection connection, FixedBuffer page, FixedBuffer piece)
    {
        Pending<Sent> sent = Pages.Free < Pages.Count / 4 ? SendCopy(connection, piece.Data) : SendPiece(connection, piece);
        page.Return(); // Others get it when the network has done with it.
        return sent;
    }

    /// <summary>Writes the head of the answer, or all of it, and says which bytes of the file go behind it.</summary>
    private ByteRange AnswerFile(Connection connection, in FileStatus status)
    {
        _answers.Clear();
        _ = RequestReader.Read(State(connection).Ahead.Bytes, out Request request, out _);
        if (status.Statx.IsDirectory) _answers.Redirect(in request);
        else if (status.IsSuccess && !status.Statx.IsRegular) Refuse(Refusal.Forbidden, in request);
        else if (!status.IsSuccess) Refuse(Refusal.Unreadable, in request);
        else
        {
            _ = FilePath.Decode(request.Path, _name, out int length);
            FileVersion version = new(status.Statx, stackalloc byte[FileVersion.MaxTagBytes], stackalloc byte[DateField.TimeBytes]);
            return _answers.File(in request, in version, status.Length, ContentType.Of(_name.AsSpan(0, length)));
        }
        return default;
    }

    private void RefuseFile(Connection connection, Errno error)
    {
        if (!IsOpen(connection)) return;
        _ = RequestReader.Read(State(connection).Ahead.Bytes, out Request request, out _);
        Refusal refusal = error switch
        {
            Errno.ENOENT or Errno.ENOTDIR or Errno.ENAMETOOLONG or Errno.EXDEV or Errno.ELOOP => Refusal.NotFound,
            Errno.EACCES or Errno.EPERM or Errno.ENXIO => Refusal.Forbidden,
            Errno.EMFILE or Errno.ENFILE => Refusal.Busy,
            _ => Refusal.Unreadable,
        };
        _answers.Clear();
        Refuse(refusal, in request);
        Answer(connection);
    }

    /// <summary>The answer is on its way: goes on with what has arrived behind its request.</summary>
    private void EndFile(Connection connection)
    {
        if (!IsOpen(connection)) return;
        _answers.Clear(); // An exception may have left some, which are nobody else's business.
        ref Session session = ref State(connection);
        _ = RequestReader.Read(session.Ahead.Bytes, out Request request, out _);
        bool isLast = !request.KeepsAlive;
        session.Ahead.Drop(request.Length);
        session.IsBusy = false;
        session.Since = _now;
        if (isLast) Dismiss(connection, ref session);
        GoOn(connection, ref session);
    }
}
