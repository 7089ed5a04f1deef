using System;
using System.IO;
using System.Runtime.Versioning;
using System.Threading.Tasks;
using UringDsl.Abi;

namespace UringDsl.Runtime.Tests.Operations;

/// <summary>Operations on names: status, renaming, links, directories, extended attributes.</summary>
[SupportedOSPlatform("linux")]
[Collection(Support.Rings.Name)]
public class PathTests
{
    [Fact]
    public async Task The_status_of_a_file_is_what_stat_tells()
    {
        using Scene scene = new();
        string path = scene.Write("a", "12345");
        FileStatus status = await scene.On(o => o.Status(path, StatxMask.Basic | StatxMask.BirthTime).AsTask());
        Assert.True(status.IsSuccess);
        Assert.Equal(5, status.Length);
        Assert.True(status.Statx is { IsRegular: true, IsDirectory: false, LinkCount: 1 });
        Assert.True(status.Statx.Mask.HasFlag(StatxMask.Basic));
        Assert.Equal(File.GetLastWriteTimeUtc(path), status.Statx.ModificationTime.Time.UtcDateTime);
        Assert.True((await scene.On(o => o.Status(scene.Folder, StatxMask.Type).AsTask())).Statx.IsDirectory);
    }

    [Fact]
    public async Task The_status_of_what_is_not_there_is_an_error_and_zeros()
    {
        using Scene scene = new();
        FileStatus status = await scene.On(o => o.Status(scene["missing"], StatxMask.Basic).AsTask());
        Assert.Equal((Errno.ENOENT, false, 0L), (status.Error, status.IsSuccess, status.Length));
        Assert.Equal(Errno.EINVAL, (await scene.On(o => o.Status(scene.Folder, (StatxMask)(1u << 31)).AsTask())).Error);
    }

    [Fact]
    public async Task A_link_is_made_and_looked_at_itself()
    {
        using Scene scene = new();
        Assert.Equal(new Completion(0), await scene.On(o => o.Symlink("nowhere", scene["link"]).AsTask()));
        Assert.Equal("nowhere", new FileInfo(scene["link"]).LinkTarget);
        Descriptor directory = await scene.Open(scene.Folder, OpenFlags.Read);
        Assert.True((await scene.On(o => o.StatusOfLink(directory, "link").AsTask())).Statx.IsSymbolicLink);
        Assert.Equal(Errno.EEXIST, (await scene.On(o => o.Symlink("nowhere", scene["link"]).AsTask())).Error);
        await scene.Close(directory);
    }

    [Fact]
    public async Task A_file_gets_another_name_and_a_second_one()
    {
        using Scene scene = new();
        scene.Write("a", "a");
        Assert.Equal(new Completion(0), await scene.On(o => o.Rename(scene["a"], scene["b"], RenameFlags.None).AsTask()));
        Assert.Equal(new Completion(0), await scene.On(o => o.HardLink(scene["b"], scene["c"]).AsTask()));
        Assert.Equal(2u, (await scene.On(o => o.Status(scene["c"], StatxMask.LinkCount).AsTask())).Statx.LinkCount);
        Assert.Equal(Errno.EEXIST, (await scene.On(o => o.Rename(scene["b"], scene["c"], RenameFlags.NoReplace).AsTask())).Error);
        Assert.Equal(Errno.ENOENT, (await scene.On(o => o.Rename(scene["a"], scene["d"], RenameFlags.None).AsTask())).Error);
        Assert.Equal(Errno.EEXIST, (await scene.On(o => o.HardLink(scene["b"], scene["c"]).AsTask())).Error);
        Descriptor directory = await scene.Open(scene.Folder, OpenFlags.Read);
        Assert.Equal(new Completion(0), await scene.On(o => o.RenameIn(directory, "c", directory, "d").AsTask()));
        Assert.True(File.Exists(scene["d"]));
        await scene.Close(directory);
    }

    [Fact]
    public async Task Directories_are_made_and_removed()
    {
        using Scene scene = new();
        Assert.Equal(new Completion(0), await scene.On(o => o.MakeDirectory(scene["d"], 0x1C0).AsTask()));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(scene["d"]));
        Assert.Equal(Errno.EEXIST, (await scene.On(o => o.MakeDirectory(scene["d"], 0x1C0).AsTask())).Error);
        scene.Write("d/file", "");
        Assert.Equal(Errno.EISDIR, (await scene.On(o => o.Unlink(scene["d"], UnlinkFlags.None).AsTask())).Error);
        Assert.Equal(Errno.ENOTEMPTY, (await scene.On(o => o.Unlink(scene["d"], UnlinkFlags.RemoveDirectory).AsTask())).Error);
        Assert.Equal(new Completion(0), await scene.On(o => o.Unlink(scene["d/file"], UnlinkFlags.None).AsTask()));
        Assert.Equal(new Completion(0), await scene.On(o => o.Unlink(scene["d"], UnlinkFlags.RemoveDirectory).AsTask()));
        Assert.Equal(Errno.ENOENT, (await scene.On(o => o.Unlink(scene["d"], UnlinkFlags.None).AsTask())).Error);
        await Assert.ThrowsAsync<ArgumentException>(() => scene.On(o => o.MakeDirectory("", 0x1C0).AsTask()));
        ArgumentException half = await Assert.ThrowsAsync<ArgumentException>(() => scene.On(o => o.MakeDirectory(scene["\ud800"], 0x1C0).AsTask()));
        Assert.Contains("half of a character", half.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentException>(() => scene.On(o => o.Rename(scene["x"], "a\0", RenameFlags.None).AsTask())); // The first path goes back.
    }

    [Fact]
    public async Task Extended_attributes_are_set_and_read_by_path_and_by_file()
    {
        using Scene scene = new(folder: Directory.CreateDirectory($"/dev/shm/operations-{Guid.NewGuid():N}").FullName);
        string path = scene.Write("a", "");
        const string Name = "user.colour";
        ReceiveBuffer value = ReceiveBuffer.Allocate(16);
        Assert.Equal(new Completion(0), await scene.On(o => o.SetXattr(path, Name, "blue"u8, XattrFlags.Create).AsTask()));
        Assert.Equal("blue", Scene.Text(value, (await scene.On(o => o.GetXattr(path, Name, value).AsTask())).Bytes));
        Assert.Equal(Errno.EEXIST, (await scene.On(o => o.SetXattr(path, Name, "red"u8, XattrFlags.Create).AsTask())).Error);
        Assert.Equal(Errno.ENODATA, (await scene.On(o => o.SetXattr(path, "user.x", "red"u8, XattrFlags.Replace).AsTask())).Error);
        Assert.Equal(Errno.ENODATA, (await scene.On(o => o.GetXattr(path, "user.none", value).AsTask())).Error);

        Assert.Equal(new Completion(0), await scene.On(o => o.SetXattr(path, Name, [], XattrFlags.Replace).AsTask()));
        Assert.Equal(new Transferred(0), await scene.On(o => o.GetXattr(path, Name, value).AsTask()));

        Descriptor file = await scene.Open(path);
        Assert.Equal(new Completion(0), await scene.On(o => o.SetXattrOf(file, Name, Scene.Bytes("green")).AsTask()));
        Assert.Equal("green", Scene.Text(value, (await scene.On(o => o.GetXattrOf(file, Name, value).AsTask())).Bytes));
        Assert.Equal(Errno.ERANGE, (await scene.On(o => o.GetXattrOf(file, Name, ReceiveBuffer.Allocate(2)).AsTask())).Error);
        Assert.Equal(Errno.EOPNOTSUPP, (await scene.On(o => o.SetXattrOf(file, "nobody.knows", Scene.Bytes("x")).AsTask())).Error);
        await Assert.ThrowsAsync<ArgumentException>(() => scene.On(o => o.GetXattrOf(file, "", value).AsTask()));
        await scene.Close(file);
    }
}
