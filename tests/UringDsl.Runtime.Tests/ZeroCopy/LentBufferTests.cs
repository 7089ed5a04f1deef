using System;
using System.IO;
using System.IO.Pipes;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using UringDsl.Abi;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.ZeroCopy;

/// <summary>A registered buffer that one read or write works with: whose it is, from the call to the completion.</summary>
[Collection(Rings.Name)]
public class LentBufferTests
{
    [Fact]
    public async Task It_is_lent_until_each_of_its_reads_has_completed()
    {
        using PageStage stage = new();
        using AnonymousPipeServerStream pipe = new(PipeDirection.Out);
        Descriptor file = new((int)pipe.ClientSafePipeHandle.DangerousGetHandle());
        FixedBuffer page = default;
        Task<Transferred> awaited = stage.On(handler =>
        {
            Assert.True(handler.Small.TryTake(out page));
            handler.Load(file, page.Slice(10, 5), 0);
            return handler.ReadAndWait(file, page.Slice(20, 5), 0);
        });
        Assert.Contains("used by 2 operations", stage.Refusal(_ => page.Span.Clear()));
        stage.On(_ => page.Return());
        Assert.Equal(3, stage.On(handler => handler.Small.Free));
        pipe.Write("first"u8);
        stage.Until(handler => handler.Reads.Count + (awaited.IsCompleted ? 1 : 0) == 1, "one of them has completed");
        Assert.Equal(3, stage.On(handler => handler.Small.Free));
        pipe.Write("other"u8);
        Assert.Equal(5, (await awaited.Bounded()).Bytes);
        stage.Until(handler => handler.Reads.Count == 1 && handler.Small.Free == 4, "both have completed, and the page is back");
        stage.On(handler =>
        {
            Assert.True(handler.Small.TryTake(out FixedBuffer next));
            Assert.Equal(page.Index, next.Index);
            string[] both = [Encoding.ASCII.GetString(next.Data.Slice(10, 5)), Encoding.ASCII.GetString(next.Data.Slice(20, 5))];
            Assert.Equal(["first", "other"], both.Order(StringComparer.Ordinal)); // Either may have been woken first.
            next.Return();
        });
    }

    [Fact]
    public void A_read_that_is_refused_leaves_nothing_behind()
    {
        using PageStage stage = new();
        using PageStage other = new();
        using FileStream stream = new(Environment.ProcessPath!, FileMode.Open, FileAccess.Read);
        Descriptor file = new((int)stream.SafeFileHandle.DangerousGetHandle());
        FixedBuffer returned = default, foreign = default;
        other.On(handler => Assert.True(handler.Small.TryTake(out foreign)));
        stage.On(handler =>
        {
            Assert.True(handler.Small.TryTake(out returned));
            returned.Return();
        });
        long before = stage.On(_ => stage.Running.Statistics.OperationsInFlight);
        Assert.Contains("after it had been returned", stage.Refusal(handler => handler.Load(file, returned, 0)));
        Assert.Contains("passed to another ring", stage.Refusal(handler => handler.Load(file, foreign, 0)));
        Assert.Contains("empty", stage.Refusal(handler => handler.Load(file, default, 0)));
        stage.On(handler =>
        {
            Assert.True(handler.Small.TryTake(out FixedBuffer page));
            Assert.Throws<ArgumentOutOfRangeException>(() => handler.Load(new Descriptor(-1), page, 0));
            Assert.True(page.IsIdle);
            page.Return();
        });
        Assert.Equal(before, stage.On(_ => stage.Running.Statistics.OperationsInFlight));
        Assert.True(other.On(_ => foreign.IsIdle));
        other.On(_ => foreign.Return());
    }

    [Fact]
    public async Task Reads_that_a_stop_finds_or_that_come_after_it_end_and_give_it_back()
    {
        using PageStage stage = new(new RingOptions { StopTimeout = System.Threading.Timeout.InfiniteTimeSpan });
        using AnonymousPipeServerStream pipe = new(PipeDirection.Out);
        Descriptor file = new((int)pipe.ClientSafePipeHandle.DangerousGetHandle());
        Task<Task<Transferred>> behind = stage.On(handler =>
        {
            Assert.True(handler.Small.TryTake(out FixedBuffer page));
            return ReadBehind(handler.ReadAndWait(file, page, 0), handler, file, page);
        });
        stage.Running.RequestStop();
        Task<Transferred> last = await behind.Bounded();
        Assert.Equal(Errno.ECANCELED, (await last.Bounded()).Error); // The end of the ring tests that no buffer is in use.
    }

    private static async Task<Task<Transferred>> ReadBehind(Task<Transferred> first, PageHandler handler, Descriptor file, FixedBuffer page)
    {
        Assert.Equal(Errno.ECANCELED, (await first).Error);
        handler.Load(file, page, 0);
        Task<Transferred> last = handler.ReadAndWait(file, page, 0);
        page.Return();
        return last;
    }
}
