using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Win32.SafeHandles;
using UringDsl.Abi;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Modes;

/// <summary>Completions that are found by polling the device.</summary>
[Collection(Rings.Name)]
public partial class IoPollTests
{
    private const int BlockBytes = 4096;

    [Theory]
    [InlineData(RingModes.None)] // What the attribute says.
    [InlineData(RingModes.IoPoll | RingModes.HybridIoPoll)]
    [InlineData(RingModes.IoPoll | RingModes.SqPoll)]
    public async Task A_block_goes_to_the_device_and_comes_back_or_the_step_says_that_it_cannot_be_polled(RingModes modes)
    {
        string path = Path.Combine(AppContext.BaseDirectory, $"device-{Guid.NewGuid():N}");
        try
        {
            await File.WriteAllBytesAsync(path, new byte[BlockBytes * 2]);
            DeviceHandler handler = new();
            using RunningHandler running = RunningHandler.Start(handler, options: new RingOptions { Modes = modes });
            using SafeFileHandle file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, FileOptions.None);
            SetDirect(file);
            Descriptor descriptor = new((int)file.DangerousGetHandle());
            FixedBuffer block = running.On(() => Take(handler, 0x5A));
            Transferred written = await running.On(() => handler.WriteAndWait(descriptor, block, BlockBytes)).Bounded();
            AssertMoved(written);
            FixedBuffer other = running.On(() => Take(handler, 0));
            Transferred read = await running.On(() => handler.ReadAndWait(descriptor, other, BlockBytes)).Bounded();
            AssertMoved(read);
            if (read.IsSuccess && written.IsSuccess) Assert.True(running.On(() => other.Span.IndexOfAnyExcept((byte)0x5A)) < 0, "other bytes came back");
            running.On(() => block.Return());
            running.On(() => other.Return());
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task What_a_busy_device_refuses_is_tried_again()
    {
        DeviceHandler handler = new();
        using RunningHandler running = RunningHandler.Start(handler);
        Assert.Equal(Errno.EAGAIN, (await running.On(() => handler.AnswerAndWait(-(int)Errno.EAGAIN)).Bounded()).Error);
        Assert.Equal(2, running.Statistics.Retries); // The loop slept outside of the ring in between, and woke for each.
        Assert.Equal(Errno.EIO, (await running.On(() => handler.AnswerAndWait(-(int)Errno.EIO)).Bounded()).Error);
        Assert.Equal(2, running.Statistics.Retries);
    }

    [Fact]
    public async Task A_file_that_is_not_direct_is_EOPNOTSUPP_of_its_step()
    {
        string path = Path.GetTempFileName();
        try
        {
            DeviceHandler handler = new();
            using RunningHandler running = RunningHandler.Start(handler);
            using SafeFileHandle file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite);
            FixedBuffer block = running.On(() => Take(handler, 1));
            Transferred refused = await running.On(() => handler.ReadAndWait(new Descriptor((int)file.DangerousGetHandle()), block, 0)).Bounded();
            Assert.Equal(Errno.EOPNOTSUPP, refused.Error);
            running.On(() => block.Return());
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task While_no_device_works_the_loop_sleeps_and_is_woken_by_posts()
    {
        DeviceHandler handler = new();
        using RunningHandler running = RunningHandler.Start(handler);
        Assert.True((running.On(() => handler.Control.Modes) & RingModes.IoPoll) != 0);
        for (int i = 0; i < 100; i++) Assert.Equal(0, (await running.On(handler.NopAndWait).Bounded()).Result);
        long enters = running.Statistics.Enters;
        await Task.Delay(50);
        Assert.Equal(enters, running.Statistics.Enters); // It does not go round.
    }

    [Fact]
    public void Sockets_are_refused_before_the_kernel_is_asked()
    {
        using CancellationTokenSource patience = new(Wait.Patience); // Of a ring that was not refused.
        ArgumentException refused = Assert.Throws<ArgumentException>(
            () => new ModeHandler(FreePort.EndPoint()).Run(new RingOptions { Modes = RingModes.IoPoll }, patience.Token));
        Assert.Contains("ModeHandler.Listen (Listener) cannot run on a ring with IoPoll", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>All of it; or there are no poll queues, and the step says so. The file system decides that for each transfer.</summary>
    private static void AssertMoved(Transferred moved)
    {
        if (moved.IsSuccess) Assert.Equal(BlockBytes, moved.Bytes);
        else Assert.Equal(Errno.EOPNOTSUPP, moved.Error);
    }

    private static FixedBuffer Take(DeviceHandler handler, byte value)
    {
        Assert.True(handler.Blocks.TryTake(out FixedBuffer block));
        block.Span.Fill(value);
        return block;
    }

    private static void SetDirect(SafeFileHandle file)
    {
        const int SetFlags = 4;
        int direct = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? 0x10000 : 0x4000; // O_DIRECT
        Assert.True(Control((int)file.DangerousGetHandle(), SetFlags, direct) == 0, "the file system has no direct I/O");
    }

    [LibraryImport("libc", EntryPoint = "fcntl")]
    private static partial int Control(int file, int command, int value);
}
