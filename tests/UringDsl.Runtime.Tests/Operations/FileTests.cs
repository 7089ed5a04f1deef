using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using UringDsl.Abi;

namespace UringDsl.Runtime.Tests.Operations;

/// <summary>Opening, reading, writing and all else that works on an open file.</summary>
[Collection(Support.Rings.Name)]
public class FileTests
{
    [Fact]
    public async Task A_file_is_opened_read_and_closed()
    {
        using Scene scene = new();
        Descriptor file = await scene.Open(scene.Write("a", "twelve bytes"));
        Assert.Equal(1, scene.OpenFiles);
        ReceiveBuffer buffer = ReceiveBuffer.Allocate(64);
        Transferred read = await scene.On(o => o.Read(file, buffer, offset: 7).AsTask());
        Assert.Equal("bytes", Scene.Text(buffer, read.Bytes));
        Assert.False(read.IsEndOfFile);
        Assert.True((await scene.On(o => o.Read(file, buffer, offset: 12).AsTask())).IsEndOfFile);
        await scene.Close(file);
        Assert.Equal(0, scene.OpenFiles);
    }

    [Fact]
    public async Task A_file_in_a_slot_is_no_descriptor()
    {
        using Scene scene = new();
        Slot file = await scene.OpenSlot(scene.Write("a", "slot"));
        Assert.Equal(0, scene.OpenFiles);
        ReceiveBuffer buffer = ReceiveBuffer.Allocate(64);
        Transferred read = await scene.On(o => o.ReadSlot(file, buffer, offset: 0).AsTask());
        Assert.Equal("slot", Scene.Text(buffer, read.Bytes));
        await scene.Close(file);
    }

    [Fact]
    public async Task A_slot_is_used_again_after_its_close()
    {
        using Scene scene = new();
        string path = scene.Write("a", "x");
        for (int i = 0; i < 100; i++) await scene.Close(await scene.OpenSlot(path)); // Of 32 slots.
    }

    [Fact]
    public async Task Without_an_offset_the_file_position_moves()
    {
        using Scene scene = new();
        Descriptor file = await scene.Open(scene["new"], OpenFlags.ReadWrite | OpenFlags.Create);
        foreach (string part in (string[])["one", "two"]) Assert.Equal(3, (await scene.On(o => o.WriteOn(file, Encoding.UTF8.GetBytes(part)).AsTask())).Bytes);
        Assert.Equal("onetwo", File.ReadAllText(scene["new"]));
        Assert.Equal(3, (await scene.On(o => o.Write(file, Scene.Bytes("TWO"), offset: 3).AsTask())).Bytes);
        ReceiveBuffer buffer = ReceiveBuffer.Allocate(8);
        Assert.True((await scene.On(o => o.ReadOn(file, buffer).AsTask())).IsEndOfFile); // The position is behind what was written at it.
        Assert.Equal("oneTWO", File.ReadAllText(scene["new"]));
        await scene.Close(file);
    }

    [Fact]
    public async Task Several_buffers_are_written_and_read_in_their_order()
    {
        using Scene scene = new();
        Descriptor file = await scene.Open(scene.Write("a", ""));
        SendBuffer[] parts = [Scene.Bytes("ab"), Scene.Bytes("cdef").Slice(1, 2), Scene.Bytes("g")];
        Assert.Equal(5, (await scene.On(o => o.WriteMany(file, parts, offset: 1).AsTask())).Bytes);
        Assert.Equal("\0abdeg", File.ReadAllText(scene["a"]));
        ReceiveBuffer[] buffers = [ReceiveBuffer.Allocate(4), ReceiveBuffer.Allocate(1), ReceiveBuffer.Allocate(9)];
        Assert.Equal(6, (await scene.On(o => o.ReadMany(file, buffers, offset: 0).AsTask())).Bytes);
        Assert.Equal(("\0abd", "e", "g"), (Scene.Text(buffers[0], 4), Scene.Text(buffers[1], 1), Scene.Text(buffers[2], 1)));
        await scene.Close(file);
    }

    [Fact]
    public async Task A_part_of_a_buffer_is_filled_and_nothing_beside_it()
    {
        using Scene scene = new();
        Descriptor file = await scene.Open(scene.Write("a", "abcdefgh"));
        ReceiveBuffer whole = ReceiveBuffer.Allocate(8), middle = whole.Slice(2, 5);
        whole.Span.Fill((byte)'.');
        Assert.Equal(3, (await scene.On(o => o.Read(file, middle.Slice(1, 3), offset: 4).AsTask())).Bytes);
        Assert.Equal("...efg..", Scene.Text(whole, 8));
        ReceiveBuffer[] parts = [whole.Slice(7, 1), whole.Slice(0, 2)];
        Assert.Equal(3, (await scene.On(o => o.ReadMany(file, parts, offset: 0).AsTask())).Bytes);
        Assert.Equal("bc.efg.a", Scene.Text(whole, 8));
        Assert.Equal((5, ".efg."), (middle.Length, Scene.Text(middle, 5)));
        await scene.Close(file);
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(0, 0)]
    [InlineData(0, 9)]
    [InlineData(8, 1)]
    [InlineData(1, int.MaxValue)]
    public void A_part_that_is_not_inside_is_refused(int start, int length) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ReceiveBuffer.Allocate(8).Slice(start, length));

    [Fact]
    public async Task As_many_buffers_as_the_kernel_takes_are_moved_together()
    {
        using Scene scene = new();
        Descriptor file = await scene.Open(scene.Write("a", ""));
        SendBuffer[] parts = [.. Enumerable.Range(0, 1024).Select(i => SendBuffer.CopyOf([(byte)i]))];
        Assert.Equal(1024, (await scene.On(o => o.WriteMany(file, parts, offset: 0).AsTask())).Bytes);
        Assert.Equal(Enumerable.Range(0, 1024).Select(i => (byte)i), File.ReadAllBytes(scene["a"]));
        ArgumentException more = await Assert.ThrowsAsync<ArgumentException>(() => scene.On(o => o.WriteMany(file, [.. parts, parts[0]], offset: 0).AsTask()));
        Assert.Contains("1024", more.Message, StringComparison.Ordinal);
        await scene.Close(file);
    }

    [Fact]
    public async Task Buffers_that_are_none_are_refused()
    {
        using Scene scene = new();
        Descriptor file = await scene.Open(scene.Write("a", ""));
        await Assert.ThrowsAsync<ArgumentException>(() => scene.On(o => o.WriteMany(file, [], offset: 0).AsTask()));
        await Assert.ThrowsAsync<ArgumentException>(() => scene.On(o => o.WriteMany(file, [Scene.Bytes("a"), default], offset: 0).AsTask()));
        await Assert.ThrowsAsync<ArgumentNullException>(() => scene.On(o => o.ReadMany(file, null!, offset: 0).AsTask()));
        await Assert.ThrowsAsync<ArgumentException>(() => scene.On(o => o.Read(file, default, offset: 0).AsTask()));
        await scene.Close(file);
    }

    [Fact]
    public async Task Flags_of_one_write_go_to_the_kernel()
    {
        using Scene scene = new();
        Slot file = await scene.OpenSlot(scene.Write("a", "12"));
        Assert.Equal(2, (await scene.On(o => o.WriteSlot(file, Scene.Bytes("34"), offset: 0, ReadWriteFlags.Append).AsTask())).Bytes);
        Assert.Equal("1234", File.ReadAllText(scene["a"]));
        Transferred refused = await scene.On(o => o.WriteSlot(file, Scene.Bytes("56"), offset: 0, (ReadWriteFlags)0x40000000).AsTask());
        Assert.Equal(Errno.EOPNOTSUPP, refused.Error);
        await scene.Close(file);
    }

    [Fact]
    public async Task What_cannot_be_read_or_written_is_an_error_by_name()
    {
        using Scene scene = new();
        Descriptor readOnly = await scene.Open(scene.Write("a", "x"), OpenFlags.Read);
        Assert.Equal(Errno.EBADF, (await scene.On(o => o.Write(readOnly, Scene.Bytes("y"), offset: 0).AsTask())).Error);
        Descriptor directory = await scene.Open(scene.Folder, OpenFlags.Read);
        Assert.Equal(Errno.EISDIR, (await scene.On(o => o.Read(directory, ReceiveBuffer.Allocate(1), offset: 0).AsTask())).Error);
        await scene.Close(directory);
        await scene.Close(readOnly);
        Assert.Equal(Errno.EBADF, (await scene.On(o => o.Close(new Descriptor(1 << 20)).AsTask())).Error);
    }

    [Fact]
    public async Task A_negative_length_is_refused_before_the_kernel()
    {
        using Scene scene = new();
        Descriptor file = await scene.Open(scene.Write("a", "four"));
        ArgumentOutOfRangeException refused = await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => scene.On(o => o.Cut(file, -1).AsTask()));
        Assert.Equal("length", refused.ParamName);
        Assert.True((await scene.On(o => o.Cut(file, 3).AsTask())).IsSuccess);
        FileStatus status = await scene.On(o => o.StatusOf(file).AsTask());
        Assert.Equal(3, status.Length);
        await scene.Close(file);
    }

    [Fact]
    public async Task A_number_that_is_no_file_is_refused_before_the_kernel()
    {
        using Scene scene = new();
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => scene.On(o => o.Sync(new Descriptor(-1)).AsTask()));
        ReceiveBuffer buffer = ReceiveBuffer.Allocate(1);
        ArgumentException closed = await Assert.ThrowsAsync<ArgumentException>(() => scene.On(o => o.ReadSlot(new Slot(3), buffer, 0).AsTask()));
        Assert.Contains("no file in slot 3", closed.Message, StringComparison.Ordinal);
        ArgumentException beyond = await Assert.ThrowsAsync<ArgumentException>(() => scene.On(o => o.ReadSlot(new Slot(64), buffer, 0).AsTask()));
        Assert.Contains("64 slots", beyond.Message, StringComparison.Ordinal);
        Slot file = await scene.OpenSlot(scene.Write("a", "x"));
        await scene.Close(file);
        await Assert.ThrowsAsync<ArgumentException>(() => scene.On(o => o.CloseSlot(file).AsTask()));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => scene.On(o => o.Close(default(Descriptor) with { Number = -7 }).AsTask()));
    }

    [Fact]
    public async Task A_slot_that_is_being_closed_is_named_by_no_other_submission()
    {
        using Scene scene = new();
        Slot file = await scene.OpenSlot(scene.Write("a", "x"));
        Task<Completion> closing = await scene.On(o =>
        {
            Task<Completion> first = o.CloseSlot(file).AsTask();
            Assert.Throws<ArgumentException>(() => { _ = o.CloseSlot(file); });
            Assert.Throws<ArgumentException>(() => { _ = o.ReadSlot(file, ReceiveBuffer.Allocate(1), 0); });
            return Task.FromResult(first);
        });
        Assert.Equal(new Completion(0), await closing);
    }

    [Fact]
    public async Task A_file_is_synced_whole_and_in_parts()
    {
        using Scene scene = new();
        Descriptor file = await scene.Open(scene.Write("a", new string('x', 10000)));
        Slot slot = await scene.OpenSlot(scene["a"]);
        Assert.Equal(new Completion(0), await scene.On(o => o.Sync(file).AsTask()));
        Assert.Equal(new Completion(0), await scene.On(o => o.SyncData(slot, offset: 4096, length: 4096).AsTask()));
        SyncRangeFlags all = SyncRangeFlags.WaitBefore | SyncRangeFlags.Write | SyncRangeFlags.WaitAfter;
        Assert.Equal(new Completion(0), await scene.On(o => o.SyncRange(file, 0, 10000, all).AsTask()));
        Assert.Equal(Errno.EINVAL, (await scene.On(o => o.SyncRange(file, 0, 10000, (SyncRangeFlags)64).AsTask())).Error);
        await scene.Close(slot);
        await scene.Close(file);
    }

    [Fact]
    public async Task A_pipe_cannot_be_synced()
    {
        using Scene scene = new();
        (Descriptor read, Descriptor write) = await PipeTests.Make(scene);
        Assert.Equal(Errno.EINVAL, (await scene.On(o => o.Sync(read).AsTask())).Error);
        Assert.Equal(Errno.ESPIPE, (await scene.On(o => o.SyncRange(read, 0, 1, SyncRangeFlags.Write).AsTask())).Error);
        Assert.Equal(Errno.ESPIPE, (await scene.On(o => o.Advise(read, 0, 1, FileAdvice.Random).AsTask())).Error);
        await scene.Close(read);
        await scene.Close(write);
    }

    [Fact]
    public async Task Space_is_reserved_and_released()
    {
        using Scene scene = new();
        Descriptor file = await scene.Open(scene.Write("a", "12345678"));
        Assert.Equal(new Completion(0), await scene.On(o => o.Allocate(file, FallocateMode.None, 0, 100).AsTask()));
        Assert.Equal(100, new FileInfo(scene["a"]).Length);
        Assert.Equal(new Completion(0), await scene.On(o => o.Allocate(file, FallocateMode.PunchHole | FallocateMode.KeepSize, 2, 4).AsTask()));
        Assert.Equal("12\0\0\0\078", File.ReadAllText(scene["a"])[..8]);
        Assert.Equal(Errno.EINVAL, (await scene.On(o => o.Allocate(file, FallocateMode.None, 0, 0).AsTask())).Error);
        Assert.Equal(Errno.EFBIG, (await scene.On(o => o.Allocate(file, FallocateMode.None, 1, long.MaxValue).AsTask())).Error);
        await scene.Close(file);
    }

    [Theory]
    [InlineData(0ul)]
    [InlineData(5ul)]
    [InlineData(0x1_0000_0001ul)] // More than 32 bits.
    public async Task A_file_gets_the_length_that_it_is_given(ulong length)
    {
        using Scene scene = new();
        Descriptor file = await scene.Open(scene.Write("a", "12345678"));
        Assert.Equal(new Completion(0), await scene.On(o => o.Truncate(file, length).AsTask()));
        Assert.Equal((long)length, new FileInfo(scene["a"]).Length);
        Assert.Equal(Errno.EINVAL, (await scene.On(o => o.Truncate(file, ulong.MaxValue).AsTask())).Error);
        await scene.Close(file);
    }

    [Fact]
    public async Task Advice_is_taken_and_nonsense_refused()
    {
        using Scene scene = new();
        Descriptor file = await scene.Open(scene.Write("a", "12345678"));
        foreach (FileAdvice advice in Enum.GetValues<FileAdvice>())
        {
            Assert.Equal(new Completion(0), await scene.On(o => o.Advise(file, 0, 8, advice).AsTask()));
        }
        Assert.Equal(Errno.EINVAL, (await scene.On(o => o.Advise(file, 0, 8, (FileAdvice)99).AsTask())).Error);
        await scene.Close(file);
    }
}
