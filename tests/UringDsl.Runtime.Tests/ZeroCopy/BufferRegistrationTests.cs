using System;
using System.Threading.Tasks;
using UringDsl.Abi;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.ZeroCopy;

/// <summary>Memory that is registered, replaced and shared while the ring runs.</summary>
[Collection(Rings.Name)]
public class BufferRegistrationTests
{
    private static readonly ClientPattern s_pattern = new(0);

    [Fact]
    public async Task Memory_of_the_users_own_is_registered_sent_replaced_and_unregistered()
    {
        const int Length = 200_000;
        using PageStage stage = new();
        (TestClient client, Connection connection) = await stage.Connect();
        FixedBuffer first = default, second = default;
        stage.On(handler =>
        {
            first = handler.Control.RegisterBuffer(SendBuffer.CopyOf(s_pattern.Bytes(0, Length + 100)).Slice(0, Length));
            handler.SendPage(connection, first);
            Assert.Contains("used by 1 operations", Refusal(() => handler.Control.UnregisterBuffer(first)));
            Assert.Contains("used by 1 operations", Refusal(() => handler.Control.UpdateBuffer(first, SendBuffer.Allocate(1))));
            Assert.Contains("taken or in use", Refusal(handler.Control.UnregisterBuffers));
            Assert.Contains("of no pool", Refusal(first.Return));
        });
        await client.Expect(Length);
        stage.Until(handler => handler.Releases.Count == 1, "the memory is released");
        stage.On(handler =>
        {
            second = handler.Control.UpdateBuffer(first, SendBuffer.CopyOf(s_pattern.Bytes(Length, Length)));
            Assert.Equal(first.Index, second.Index);
            Assert.Contains("unregistered", Refusal(() => handler.SendPage(connection, first)));
            handler.SendPage(connection, second);
        });
        await client.Expect(Length);
        stage.Until(handler => handler.Releases.Count == 2, "the memory is released");
        stage.On(handler =>
        {
            handler.Control.UnregisterBuffer(second);
            Assert.Contains("unregistered", Refusal(() => handler.Control.UnregisterBuffer(second)));
        });
        Assert.Equal(2, stage.Running.Settled.ZeroCopySends);
    }

    [Fact]
    public void A_table_has_an_end_and_what_the_kernel_refuses_says_why()
    {
        using PageStage stage = new(new RingOptions { RegisteredBuffers = 2 });
        stage.On(handler =>
        {
            FixedBuffer one = handler.Control.RegisterBuffer(SendBuffer.Allocate(10));
            RingRefusedException refused = Assert.Throws<RingRefusedException>(() => handler.Control.RegisterBuffer(4096, 4096)); // Nothing is mapped there.
            Assert.Equal(Errno.EFAULT, refused.Error);
            FixedBuffer two = handler.Control.RegisterBuffer(SendBuffer.Allocate(10));
            Assert.Contains("RegisteredBuffers", Refusal(() => handler.Control.RegisterBuffer(SendBuffer.Allocate(10))));
            handler.Control.UnregisterBuffer(one);
            FixedBuffer three = handler.Control.RegisterBuffer(SendBuffer.Allocate(10));
            Assert.Equal(one.Index, three.Index);
            handler.Control.UnregisterBuffers();
            Assert.Contains("unregistered", Refusal(() => two.Span.Clear()));
            Assert.Contains("unregistered", Refusal(() => handler.Small.TryTake(out _)));
            Assert.Contains("no registered buffers", Refusal(handler.Control.UnregisterBuffers));
            handler.Control.UnregisterBuffer(handler.Control.RegisterBuffer(SendBuffer.Allocate(10))); // The table is made again, without the pools.
            Assert.Equal((false, 0), (handler.Small.TryTake(out _), handler.Small.Free));
        });
    }

    [Fact]
    public async Task Another_ring_clones_a_buffer_and_keeps_it_when_its_own_ring_has_ended()
    {
        const int Length = 250_000;
        using PageStage target = new();
        (TestClient client, Connection connection) = await target.Connect();
        FixedBuffer own = default, page = default, clonedOwn, clonedPage;
        SharedBuffer sharedOwn;
        using (PageStage source = new())
        {
            sharedOwn = source.On(handler =>
            {
                own = handler.Control.RegisterBuffer(SendBuffer.CopyOf(s_pattern.Bytes(0, Length)));
                return handler.Control.ShareBuffer(own);
            });
            using SharedBuffer owned = sharedOwn;
            using SharedBuffer sharedPage = source.On(handler =>
            {
                Assert.True(handler.Small.TryTake(out page));
                s_pattern.Fill(page.Span, Length);
                return handler.Control.ShareBuffer(page);
            });
            source.On(handler =>
            {
                handler.Control.UnregisterBuffer(own); // What is shared stays.
                page.Return();
            });
            (clonedOwn, clonedPage) = target.On(handler => (handler.Control.CloneBuffer(sharedOwn), handler.Control.CloneBuffer(sharedPage)));
            sharedOwn.Dispose();
            sharedPage.Dispose();
            Assert.Throws<ObjectDisposedException>(() => target.On(handler => handler.Control.CloneBuffer(sharedOwn)));
        }
        GC.Collect();
        target.On(handler =>
        {
            handler.SendPage(connection, clonedOwn);
            handler.SendPage(connection, clonedPage);
        });
        await client.Expect(Length + 300_000);
        target.Until(handler => handler.Releases.Count == 2, "the memory is released");
        target.On(handler =>
        {
            handler.Control.UnregisterBuffer(clonedOwn);
            handler.Control.UnregisterBuffer(clonedPage);
            Assert.True(handler.Small.TryTake(out FixedBuffer small)); // The rest of the table is as it was.
            small.Return();
        });
    }

    [Fact]
    public void Without_the_kernels_help_cloning_is_refused_with_what_to_do()
    {
        using PageStage source = new();
        using PageStage target = new(new RingOptions { Disable = RingFeature.CloneBuffers });
        using SharedBuffer shared = source.On(handler => handler.Control.ShareBuffer(handler.Control.RegisterBuffer(SendBuffer.Allocate(100))));
        RingUnavailableException refused = Assert.Throws<RingUnavailableException>(() => target.On(handler => handler.Control.CloneBuffer(shared)));
        Assert.Contains("Register the memory on each ring", refused.Message);
    }

    private static string Refusal(Action action) => Assert.Throws<InvalidOperationException>(action).Message;
}
