using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using UringDsl;
using UringDsl.Abi;

/// <summary>Copies a file in blocks, several in flight. Each is a READ and a WRITE, linked: the kernel goes from one to the other by itself.</summary>
/// <param name="options">What to copy, and how.</param>
[RingHandler]
[FixedFiles(8)]
[FixedBuffers("Blocks", Count = MaxDepth, Size = BlockBytes)] // Their pages are pinned once: no operation pins them again.
internal sealed partial class FileCopy(Options options)
{
    public const int MaxDepth = 32;
    private const int BlockBytes = 128 << 10, Private = 0b110_000_000, Permissions = 0b111_111_111;

    private readonly string _part = Path.Combine(options.Folder, $".copy-{Guid.NewGuid():N}.part");
    private Slot _source, _target;
    private volatile bool _isCancelled;

    [ReadFixed(File = nameof(source), Link = LinkKind.Soft)]
    [WriteFixed(File = nameof(target))]
    private partial Pending<MoveOutcome> Move(Slot source, Slot target, FixedBuffer block, long offset);

    [ReadFixed]
    private partial Pending<Transferred> Read(Slot file, FixedBuffer block, long offset);

    [WriteFixed]
    private partial Pending<Transferred> Write(Slot file, FixedBuffer block, long offset);

    [Statx]
    private partial Pending<FileStatus> Look(string path);

    [Open(Flags = OpenFlags.Read, Direct = true)]
    private partial Pending<Opened> Open(string path);

    [Open(Flags = OpenFlags.Write | OpenFlags.Create | OpenFlags.Exclusive, Mode = Private, Direct = true)]
    private partial Pending<Opened> Create(string path);

    [Ftruncate]
    private partial Pending<Completion> SetLength(Slot file, long length);

    [Fsync]
    private partial Pending<Completion> Sync(Slot file);

    [Close]
    private partial Pending<Completion> Close(Slot file);

    [Rename]
    private partial Pending<Completion> Replace(string oldPath, string newPath);

    [Rename(Flags = RenameFlags.NoReplace)]
    private partial Pending<Completion> Place(string oldPath, string newPath);

    [HardLink]
    private partial Pending<Completion> Link(string oldPath, string newPath);

    [Unlink]
    private partial Pending<Completion> Remove(string path);

    /// <summary>Why there is no copy; null when there is one.</summary>
    public string? Failure { get; private set; }

    public bool WasCancelled => _isCancelled && Failure is not null;

    /// <summary>Ends the copy, which then removes its part. Any thread may call it.</summary>
    public void Cancel() => _isCancelled = true;

    async partial void OnStarted()
    {
        try
        {
            await Copy();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Failure = exception.Message;
        }
        finally
        {
            Ring.Stop();
        }
    }

    partial void OnUnhandledException(Exception exception) => Failure = exception.ToString();

    private async Task Copy()
    {
        FileStatus source = await Look(options.Source);
        Check(source.Error, options.Source);
        if (!source.Statx.IsRegular) throw NoFile(options.Source, source.Statx);
        FileStatus target = await Look(options.Target);
        if (target.Error != Errno.ENOENT) Check(target.Error, options.Target);
        if (target.IsSuccess) CheckTarget(source.Statx, target.Statx);

        _source = SlotOf(await Open(options.Source), options.Source);
        try
        {
            await CopyInto(source.Statx);
        }
        finally
        {
            await Close(_source);
        }
        if (options.Syncs) await SyncFolder();
    }

    private async Task CopyInto(Statx source)
    {
        _target = SlotOf(await Create(_part), options.Target);
        bool isClosed = false, isPlaced = false;
        try
        {
            await MoveAll(source);
            // There is no CHMOD among the operations of io_uring. A program that runs as its owner or its group would do so as another one.
            await Task.Run(() => File.SetUnixFileMode(_part, (UnixFileMode)(source.Mode & Permissions)));
            if (options.Syncs) Check((await Sync(_target)).Error, options.Target);
            isClosed = true;
            Check((await Close(_target)).Error, options.Target); // A network file system says here that a write has failed.
            Completion placed = options.Replaces ? await Replace(_part, options.Target) : await Place(_part, options.Target);
            if (placed.Error == Errno.EINVAL && !options.Replaces) // NFS and some others know no RENAME_NOREPLACE; a link replaces nothing, either.
            {
                Check((await Link(_part, options.Target)).Error, options.Target);
                isPlaced = true;
                Check((await Remove(_part)).Error, _part);
                return;
            }
            Check(placed.Error, options.Target);
            isPlaced = true;
        }
        finally
        {
            if (!isClosed) await Close(_target);
            if (!isPlaced) await Remove(_part);
        }
    }

    /// <summary>Makes the name of the file durable, too.</summary>
    private async Task SyncFolder()
    {
        Slot folder = SlotOf(await Open(options.Folder), options.Folder);
        Completion synced = await Sync(folder);
        await Close(folder);
        Check(synced.Error, options.Folder);
    }

    private void CheckTarget(in Statx source, in Statx target)
    {
        if (!target.IsRegular) throw NoFile(options.Target, target);
        bool isSame = source.Inode == target.Inode && (source.DeviceMajor, source.DeviceMinor) == (target.DeviceMajor, target.DeviceMinor);
        if (isSame) throw new IOException($"{options.Target}: is the same file as {options.Source}");
        if (!options.Replaces) throw new IOException($"{options.Target}: is there already; --force replaces it");
    }

    private static IOException NoFile(string path, in Statx status) => new($"{path}: is {(status.IsDirectory ? "a directory" : "no regular file")}");

    private static Slot SlotOf(Opened opened, string path) => opened.TryGetSlot(out Slot slot) ? slot : throw Error(opened.Error, path);

    private static void Check(Errno error, string path)
    {
        if (error != Errno.None) throw Error(error, path);
    }

    private static IOException Error(Errno error, string path) => new($"{path}: {Marshal.GetPInvokeErrorMessage((int)error)}");
}
