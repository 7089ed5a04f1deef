using System;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using UringDsl.Abi;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Operations;

/// <summary>Between slots and descriptors; memory advice; the groups of buffers that are filled by submissions.</summary>
[Collection(Rings.Name)]
public class DescriptorTests
{
    [Fact]
    public async Task A_descriptor_is_made_of_a_slot_which_stays_open()
    {
        using Scene scene = new();
        Slot slot = await scene.OpenSlot(scene.Write("a", "both"));
        Opened installed = await scene.On(o => o.Install(slot).AsTask());
        Assert.True(installed.TryGetDescriptor(out Descriptor file), installed.ToString());
        Assert.Equal(1, scene.OpenFiles);
        await scene.Close(slot);
        ReceiveBuffer buffer = ReceiveBuffer.Allocate(8);
        Assert.Equal("both", Scene.Text(buffer, (await scene.On(o => o.Read(file, buffer, 0).AsTask())).Bytes));
        await scene.Close(file);
        await Assert.ThrowsAsync<ArgumentException>(() => scene.On(o => o.Install(slot).AsTask()));
    }

    [Fact]
    public async Task A_descriptor_that_nobody_observes_is_closed()
    {
        using Scene scene = new();
        Slot slot = await scene.OpenSlot(scene.Write("a", ""));
        scene.On(o =>
        {
            for (int i = 0; i < 10; i++) o.InstallUnobserved(slot);
        });
        Wait.Until(() => scene.Statistics.OperationsInFlight == 1, () => "they have ended");
        Assert.Equal(0, scene.OpenFiles);
        await scene.Close(slot);
    }

    [Fact]
    public async Task Slots_of_the_kernel_are_filled_and_emptied_by_a_submission()
    {
        using Scene scene = new();
        Descriptor file = await scene.Open(scene.Write("a", "slots"));
        Descriptor nothing = new(-1);
        Assert.Equal(new Completion(2), await scene.On(o => o.UpdateFiles([file, file], firstSlot: 40).AsTask()));
        await scene.Close(file);
        ReceiveBuffer buffer = ReceiveBuffer.Allocate(8);
        Assert.Equal("slots", Scene.Text(buffer, (await scene.On(o => o.ReadSlot(new Slot(41), buffer, 0).AsTask())).Bytes));
        Assert.Equal(new Completion(2), await scene.On(o => o.UpdateFiles([nothing, nothing], firstSlot: 40).AsTask()));
        Assert.Equal(Errno.EBADF, (await scene.On(o => o.ReadSlot(new Slot(41), buffer, 0).AsTask())).Error);
        foreach (uint wrong in (uint[])[63, 64, uint.MaxValue - 1, uint.MaxValue, 0, 31]) // Beyond the end, the kernel's choice, and those of the runtime.
        {
            await Assert.ThrowsAnyAsync<ArgumentException>(() => scene.On(o => o.UpdateFiles([nothing, nothing], wrong).AsTask()));
        }
        await Assert.ThrowsAsync<ArgumentException>(() => scene.On(o => o.UpdateFiles([], firstSlot: 40).AsTask()));
    }

    [Fact]
    public async Task Advice_on_memory_is_taken()
    {
        using Scene scene = new();
        nint page = Pages();
        Assert.Equal(new Completion(0), await scene.On(o => o.Advise(page, 4096, MemoryAdvice.DontNeed).AsTask()));
        Assert.Equal((0, 1), (Marshal.ReadByte(page), Marshal.ReadByte(page + 4096))); // Dropped, and read as zeros.
        Assert.Equal(Errno.EINVAL, (await scene.On(o => o.Advise(page + 1, 4096, MemoryAdvice.DontNeed).AsTask())).Error);
        Assert.Equal(Errno.EINVAL, (await scene.On(o => o.Advise(page, 4096, (MemoryAdvice)999).AsTask())).Error);
        Free(page);
    }

    [Fact]
    public async Task Buffers_are_provided_and_removed_by_submissions()
    {
        using Scene scene = new();
        nint memory = Pages();
        Assert.Equal(new Completion(0), await scene.On(o => o.ProvideBuffers(memory, 256, count: 16, bufferGroup: 900, firstId: 0).AsTask()));
        Assert.Equal(new Completion(10), await scene.On(o => o.RemoveBuffers(10, 900).AsTask()));
        Assert.Equal(new Completion(6), await scene.On(o => o.RemoveBuffers(100, 900).AsTask()));
        Assert.Equal(Errno.ENOENT, (await scene.On(o => o.RemoveBuffers(1, 901).AsTask())).Error);
        Assert.Equal(Errno.EINVAL, (await scene.On(o => o.ProvideBuffers(memory, 1, count: 65536, bufferGroup: 900, firstId: 1).AsTask())).Error);
        Free(memory);
    }

    internal static unsafe nint Pages()
    {
        void* pages = NativeMemory.AlignedAlloc(8192, 4096);
        new Span<byte>(pages, 8192).Fill(1);
        return (nint)pages;
    }

    internal static unsafe void Free(nint pages) => NativeMemory.AlignedFree((void*)pages);
}
