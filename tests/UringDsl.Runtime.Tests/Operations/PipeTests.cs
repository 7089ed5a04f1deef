using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using UringDsl.Abi;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Operations;

/// <summary>Pipes, and moving bytes through them without copying.</summary>
[Collection(Rings.Name)]
public partial class PipeTests
{
    internal static async Task<(Descriptor Read, Descriptor Write)> Make(Scene scene)
    {
        PipeEnds ends = await scene.On(o => o.Pipe().AsTask());
        Assert.True(ends.TryGetDescriptors(out Descriptor read, out Descriptor write), ends.Error.ToString());
        return (read, write);
    }

    [Fact]
    public async Task What_goes_into_a_pipe_comes_out()
    {
        using Scene scene = new();
        (Descriptor read, Descriptor write) = await Make(scene);
        ReceiveBuffer buffer = ReceiveBuffer.Allocate(16);
        Task<Transferred> reading = scene.Get(o => o.ReadOn(read, buffer).AsTask()); // Before there is anything.
        Assert.Equal(4, (await scene.On(o => o.WriteOn(write, "pipe"u8).AsTask())).Bytes);
        Assert.Equal("pipe", Scene.Text(buffer, (await reading.Bounded()).Bytes));
        await scene.Close(write);
        Assert.True((await scene.On(o => o.ReadOn(read, buffer).AsTask())).IsEndOfFile);
        await scene.Close(read);
    }

    [Fact]
    public async Task A_pipe_without_a_reader_is_broken()
    {
        using Scene scene = new();
        (Descriptor read, Descriptor write) = await Make(scene);
        await scene.Close(read);
        Assert.Equal(Errno.EPIPE, (await scene.On(o => o.WriteOn(write, "x"u8).AsTask())).Error);
        await scene.Close(write);
    }

    [Fact]
    public async Task A_pipe_that_nobody_observes_is_closed()
    {
        using Scene scene = new();
        scene.On(o =>
        {
            for (int i = 0; i < 50; i++) o.PipeUnobserved(PipeFlags.CloseOnExec | PipeFlags.Direct);
            for (int i = 0; i < 50; i++) _ = o.PipeWith(PipeFlags.CloseOnExec | PipeFlags.Direct);
        });
        Wait.Until(() => scene.Statistics.OperationsInFlight == 1, () => "they have ended");
        Assert.Equal(0, PacketPipes());
        PipeEnds ends = await scene.On(o => o.PipeWith(PipeFlags.CloseOnExec | PipeFlags.Direct).AsTask());
        Assert.True(ends.TryGetDescriptors(out Descriptor read, out Descriptor write));
        Assert.Equal(1, PacketPipes()); // By the writing end they can be told from others.
        await scene.Close(read);
        await scene.Close(write);
        scene.On(o => o.PipeUnobserved((PipeFlags)1)); // The kernel refuses it.
        Wait.Until(() => scene.Statistics.OperationsInFlight == 1, () => "it has ended");
    }

    [Fact]
    public async Task A_pipe_in_two_slots_is_read_and_written_and_each_end_is_closed()
    {
        using Scene scene = new();
        PipeEnds ends = await scene.On(o => o.PipeDirect(PipeFlags.None).AsTask());
        Assert.True(ends.TryGetSlots(out Slot read, out Slot write), ends.Error.ToString());
        Assert.False(ends.TryGetDescriptors(out _, out _));
        Assert.Equal(read.Index + 1, write.Index);
        ReceiveBuffer buffer = ReceiveBuffer.Allocate(8);
        Assert.Equal(2, (await scene.On(o => o.WriteSlot(write, Scene.Bytes("ab"), -1, default).AsTask())).Bytes);
        Assert.Equal("ab", Scene.Text(buffer, (await scene.On(o => o.ReadSlot(read, buffer, -1).AsTask())).Bytes));
        await scene.Close(write);
        Assert.True((await scene.On(o => o.ReadSlot(read, buffer, -1).AsTask())).IsEndOfFile);
        await scene.Close(read);
        Assert.Equal(Errno.EINVAL, (await scene.On(o => o.PipeDirect(PipeFlags.CloseOnExec).AsTask())).Error); // A slot is no descriptor.
    }

    [Fact]
    public async Task Pipes_take_pairs_of_slots_as_long_as_there_are_some_and_give_back_what_nobody_is_told_of()
    {
        const int Reserved = 32;
        using Scene scene = new();
        scene.On(o =>
        {
            for (int i = 0; i < Reserved; i++) o.PipeDirectUnobserved(); // Half of them find no pair.
            _ = o.PipeDirect(PipeFlags.None);
        });
        Wait.Until(() => scene.Statistics.OperationsInFlight == 1, () => "they have ended");
        Slot first = await scene.OpenSlot(scene.Write("a", ""));
        List<Slot> slots = [first];
        while (true)
        {
            PipeEnds ends = await scene.On(o => o.PipeDirect(PipeFlags.None).AsTask());
            if (!ends.TryGetSlots(out Slot read, out Slot write))
            {
                Assert.Equal(Errno.ENFILE, ends.Error);
                break;
            }
            slots.AddRange([read, write]);
        }
        Assert.Equal(Reserved - 1, slots.Distinct().Count()); // One is left without a neighbour.
        foreach (Slot slot in slots) await scene.Close(slot);
    }

    [Fact]
    public async Task Bytes_move_from_a_file_through_a_pipe_into_another()
    {
        using Scene scene = new();
        Slot source = await scene.OpenSlot(scene.Write("a", "0123456789"));
        Descriptor target = await scene.Open(scene.Write("b", ""));
        (Descriptor read, Descriptor write) = await Make(scene);
        Assert.Equal(6, (await scene.On(o => o.SpliceAt(source, sourceOffset: 2, write, 6).AsTask())).Bytes);
        (Descriptor secondRead, Descriptor secondWrite) = await Make(scene);
        Assert.Equal(6, (await scene.On(o => o.Tee(read, secondWrite, 100).AsTask())).Bytes);
        Assert.Equal(6, (await scene.On(o => o.Splice(read, target, 100).AsTask())).Bytes);
        Assert.Equal("234567", File.ReadAllText(scene["b"]));
        ReceiveBuffer buffer = ReceiveBuffer.Allocate(16);
        Assert.Equal("234567", Scene.Text(buffer, (await scene.On(o => o.ReadOn(secondRead, buffer).AsTask())).Bytes)); // Tee consumed nothing.
        foreach (Descriptor file in (Descriptor[])[target, read, write, secondRead, secondWrite]) await scene.Close(file);
        await scene.Close(source);
    }

    [Fact]
    public async Task Only_pipes_splice_and_only_pipes_tee()
    {
        using Scene scene = new();
        Descriptor a = await scene.Open(scene.Write("a", "x"));
        Descriptor b = await scene.Open(scene.Write("b", "x"));
        (Descriptor read, Descriptor write) = await Make(scene);
        Assert.Equal(Errno.EINVAL, (await scene.On(o => o.Splice(a, b, 1).AsTask())).Error);
        Assert.Equal(Errno.EINVAL, (await scene.On(o => o.Tee(a, write, 1).AsTask())).Error);
        Assert.Equal(Errno.EBADF, (await scene.On(o => o.Splice(write, b, 1).AsTask())).Error);
        await Assert.ThrowsAsync<ArgumentException>(() => scene.On(o => o.SpliceAt(new Slot(5), 0, write, 1).AsTask()));
        foreach (Descriptor file in (Descriptor[])[a, b, read, write]) await scene.Close(file);
    }

    /// <summary>When no ring is there to do it.</summary>
    internal static void CloseNow(Descriptor file) => Assert.Equal(0, CloseFile(file.Number));

    /// <summary>Writing ends of pipes of packets, which nobody else in this process makes.</summary>
    private static int PacketPipes()
    {
        int direct = (int)FileFlags.ToNative((uint)PipeFlags.Direct);
        int count = 0;
        foreach (string path in Directory.EnumerateFileSystemEntries("/proc/self/fd"))
        {
            if (new FileInfo(path).LinkTarget?.StartsWith("pipe:", StringComparison.Ordinal) != true) continue;
            string[] lines;
            try
            {
                lines = File.ReadAllLines($"/proc/self/fdinfo/{Path.GetFileName(path)}");
            }
            catch (IOException)
            {
                continue; // Closed since, by another test.
            }
            string flags = lines.First(line => line.StartsWith("flags:", StringComparison.Ordinal))["flags:".Length..].Trim();
            if ((Convert.ToInt32(flags, 8) & direct) != 0) count++;
        }
        return count;
    }

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int CloseFile(int file);
}
