using System;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using UringDsl.Abi;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Operations;

/// <summary>An epoll instance through the ring.</summary>
[Collection(Rings.Name)]
public partial class EpollTests
{
    [Fact]
    public async Task What_is_watched_is_told_with_its_data()
    {
        using Scene scene = new();
        Descriptor epoll = Make();
        (Descriptor read, Descriptor write) = await PipeTests.Make(scene);
        EpollEvent wanted = new(PollEvents.In, 0x1234_5678_9ABC_DEF0);
        Assert.Equal(new Completion(0), await scene.On(o => o.EpollControl(epoll, EpollOperation.Add, read, wanted).AsTask()));
        Assert.Equal(Errno.EEXIST, (await scene.On(o => o.EpollControl(epoll, EpollOperation.Add, read, wanted).AsTask())).Error);
        ReceiveBuffer events = ReceiveBuffer.Allocate(4 * EpollEvent.NativeSize);
        Task<Completion> waiting = scene.Get(o => o.EpollWait(epoll, events).AsTask());
        await scene.On(o => o.WriteOn(write, "x"u8).AsTask());
        Assert.Equal(new Completion(1), await waiting.Bounded());
        Assert.Equal(wanted, EpollEvent.At(events.Span, 0));

        EpollEvent changed = new(PollEvents.In, 7);
        Assert.Equal(new Completion(0), await scene.On(o => o.EpollControl(epoll, EpollOperation.Modify, read, changed).AsTask()));
        Assert.Equal(new Completion(0), await scene.On(o => o.EpollControl(epoll, EpollOperation.Add, write, new EpollEvent(PollEvents.Out, 8)).AsTask()));
        Assert.Equal(new Completion(2), await scene.On(o => o.EpollWait(epoll, events).AsTask()));
        Assert.Equal([7ul, 8ul], new[] { EpollEvent.At(events.Span, 0).Data, EpollEvent.At(events.Span, 1).Data }.Order());
        Assert.Equal(new Completion(0), await scene.On(o => o.EpollControl(epoll, EpollOperation.Delete, read, default).AsTask()));
        Assert.Equal(Errno.ENOENT, (await scene.On(o => o.EpollControl(epoll, EpollOperation.Delete, read, default).AsTask())).Error);
        foreach (Descriptor file in (Descriptor[])[epoll, read, write]) await scene.Close(file);
    }

    [Fact]
    public async Task What_is_no_epoll_instance_is_refused()
    {
        using Scene scene = new();
        (Descriptor read, Descriptor write) = await PipeTests.Make(scene);
        Assert.Equal(Errno.EINVAL, (await scene.On(o => o.EpollControl(read, EpollOperation.Add, write, default).AsTask())).Error);
        Assert.Equal(Errno.EINVAL, (await scene.On(o => o.EpollWait(read, ReceiveBuffer.Allocate(EpollEvent.NativeSize)).AsTask())).Error);
        await scene.Close(read);
        await scene.Close(write);
    }

    internal static Descriptor Make() => new(CreateEpoll(0x80000));

    [LibraryImport("libc", EntryPoint = "epoll_create1")]
    private static partial int CreateEpoll(int flags);
}
