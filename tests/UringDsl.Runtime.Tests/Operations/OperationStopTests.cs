using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using UringDsl.Abi;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Operations;

/// <summary>Stopping with operations in flight that would wait for ever, and belong to no connection.</summary>
[Collection(Rings.Name)]
public class OperationStopTests
{
    [Fact]
    public async Task What_waits_for_ever_ends_with_the_ring()
    {
        using FutexWord word = new();
        using Scene scene = new(new RingOptions { StopTimeout = System.Threading.Timeout.InfiniteTimeSpan }); // Nothing but cancelling ends it.
        (Descriptor read, Descriptor write) = await PipeTests.Make(scene);
        (Descriptor otherRead, Descriptor otherWrite) = await PipeTests.Make(scene);
        Descriptor epoll = EpollTests.Make();
        int child = ChildTests.Spawn("exec sleep 1000");
        List<(string Name, Task<Errno> Error)> waiting = scene.Get(o =>
        {
            o.Watch(read, PollEvents.In);
            return new List<(string, Task<Errno>)>
            {
                ("poll", ErrorOf(o.Poll(read, PollEvents.In).AsTask(), polled => polled.Error)),
                ("read", ErrorOf(o.ReadOn(read, ReceiveBuffer.Allocate(1)).AsTask(), read => read.Error)),
                ("splice", ErrorOf(o.Splice(read, otherWrite, 1).AsTask(), spliced => spliced.Error)),
                ("tee", ErrorOf(o.Tee(read, otherWrite, 1).AsTask(), tee => tee.Error)),
                ("futex", ErrorOf(o.FutexWait(word, 0).AsTask(), woken => woken.Error)),
                ("futexes", ErrorOf(o.FutexWaitMany([new(word, 0), new(word, 0)]).AsTask(), woken => woken.Error)),
                ("epoll", ErrorOf(o.EpollWait(epoll, ReceiveBuffer.Allocate(EpollEvent.NativeSize)).AsTask(), events => events.Error)),
                ("child", ErrorOf(o.WaitForChild(child).AsTask(), status => status.Error)),
            };
        });
        await scene.On(o => o.Nop().AsTask());
        scene.Stop();
        foreach ((string name, Task<Errno> error) in waiting)
        {
            Errno ended = await error.Bounded();
            Assert.True(ended == Errno.ECANCELED, $"{name} ended with {ended}");
        }
        Assert.Equal(Errno.ECANCELED, Assert.Single(scene.Operator.Polls).Error);
        ChildTests.Kill(child);
        foreach (Descriptor file in (Descriptor[])[read, write, otherRead, otherWrite, epoll]) PipeTests.CloseNow(file);
    }

    [Fact]
    public async Task A_read_in_a_worker_thread_ends_with_the_ring()
    {
        using Scene scene = new(new RingOptions { StopTimeout = System.Threading.Timeout.InfiniteTimeSpan });
        (Descriptor read, Descriptor write) = await PipeTests.Make(scene);
        Task<Transferred>[] reads = scene.Get(o => Enumerable.Range(0, 8).Select(_ => o.ReadInWorker(read, ReceiveBuffer.Allocate(1)).AsTask()).ToArray());
        scene.Stop(); // Some of them have started, some have not.
        Assert.All(await Task.WhenAll(reads).Bounded(), ended => Assert.Equal(Errno.ECANCELED, ended.Error));
        PipeTests.CloseNow(read);
        PipeTests.CloseNow(write);
    }

    [Fact]
    public async Task A_handler_that_answers_every_end_with_another_wait_stops_too()
    {
        using Scene scene = new(new RingOptions { StopTimeout = TimeSpan.FromMilliseconds(50) });
        (Descriptor read, Descriptor write) = await PipeTests.Make(scene);
        scene.On(o =>
        {
            o.Polling = _ => o.Watch(read, PollEvents.In);
            o.Watch(read, PollEvents.In);
        });
        scene.Stop();
        PipeTests.CloseNow(read);
        PipeTests.CloseNow(write);
    }

    private static async Task<Errno> ErrorOf<T>(Task<T> task, Func<T, Errno> error) => error(await task);
}
