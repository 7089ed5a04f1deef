using System;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.ZeroCopy;

[Collection(Rings.Name)]
public class FixedBufferTests
{
    private static readonly ClientPattern s_pattern = new(0);

    [Fact]
    public void A_pool_hands_out_each_of_its_buffers_once()
    {
        using PageStage stage = new();
        stage.On(handler =>
        {
            FixedBuffer[] pages = new FixedBuffer[4];
            for (int i = 0; i < pages.Length; i++)
            {
                Assert.Equal(4 - i, handler.Small.Free);
                Assert.True(handler.Small.TryTake(out pages[i]));
                pages[i].Span.Fill((byte)i);
            }
            Assert.False(handler.Small.TryTake(out _));
            for (int i = 0; i < pages.Length; i++) Assert.Equal(-1, pages[i].Data.IndexOfAnyExcept((byte)i));
            foreach (FixedBuffer page in pages) page.Return();
            Assert.Equal(4, handler.Small.Free);
            Assert.True(handler.Large.TryTake(out FixedBuffer large));
            Assert.Equal((1 << 20, 4), (large.Length, large.Index));
            large.Return();
        });
    }

    [Fact]
    public void A_buffer_is_used_by_its_one_owner_only()
    {
        using PageStage stage = new();
        using PageStage other = new();
        FixedBuffer page = default;
        stage.On(handler => Assert.True(handler.Small.TryTake(out page)));
        Assert.Contains("another thread", Assert.Throws<InvalidOperationException>(() => page.Span.Length).Message);
        Assert.Contains("another thread", other.Refusal(_ => page.Return()));
        Assert.Contains("empty", stage.Refusal(_ => default(FixedBuffer).Return()));
        stage.On(_ => page.Return());
        Assert.Contains("after it had been returned", stage.Refusal(_ => page.Return()));
        Assert.Contains("after it had been returned", stage.Refusal(_ => page.Span.Clear()));
        stage.On(handler => Assert.True(handler.Small.TryTake(out FixedBuffer next) && next.Index == page.Index));
        Assert.Contains("after it had been returned", stage.Refusal(_ => page.Span.Clear()));
        Assert.Contains("after it had been returned", stage.Refusal(handler => handler.CopyPage(default, page)));
    }

    [Fact]
    public async Task A_page_is_sent_by_zero_copy_and_lent_until_the_notification()
    {
        using PageStage stage = new();
        (TestClient client, Connection connection) = await stage.Connect(receiveBuffer: 32_768);
        FixedBuffer page = default;
        stage.On(handler =>
        {
            Assert.True(handler.Small.TryTake(out page));
            s_pattern.Fill(page.Span, 0);
            handler.SendPage(connection, page);
        });
        stage.Until(handler => handler.Sents.Count == 1, "the send completes");
        Assert.Contains("used by 1 operations", stage.Refusal(_ => page.Span.Clear()));
        Assert.Equal(s_pattern.Bytes(0, 300_000), stage.On(_ => page.Data.ToArray()));
        await client.Expect(300_000);
        stage.Until(handler => handler.Releases.Count == 1, "the memory is released");
        Assert.True(stage.On(handler => handler.Releases[0].WasZeroCopy && handler.Releases[0].Page.Index == page.Index));
        stage.On(handler =>
        {
            s_pattern.Fill(page.Span, 300_000);
            handler.SendPage(connection, page.Slice(0, 1000));
            handler.SendPage(connection, page.Slice(1000, 299_000)); // Two parts of one registered buffer, one operation.
            handler.CopyPage(connection, page.Slice(0, 10));
        });
        await client.Expect(300_000);
        Assert.Equal(10, (await PeerServer.ReadExactly(client.Socket, 10)).Length);
        stage.Until(handler => handler.Releases.Count == 3, "the memory is released");
        Assert.Equal((2, 3), (stage.Running.Settled.ZeroCopySends, stage.Statistics.Sends));
    }

    [Fact]
    public async Task A_page_that_was_given_back_early_returns_when_its_operations_have_retired()
    {
        using PageStage stage = new();
        (TestClient client, Connection connection) = await stage.Connect(receiveBuffer: 32_768);
        stage.On(handler =>
        {
            Assert.True(handler.Small.TryTake(out FixedBuffer page));
            s_pattern.Fill(page.Span, 0);
            handler.SendLast(connection, page);
            page.Return();
            Assert.Equal(3, handler.Small.Free);
        });
        stage.Until(handler => handler.Closed.Count == 1, "the connection is gone, and nobody has read");
        Assert.Equal(3, stage.On(handler => handler.Small.Free));
        await client.Expect(300_000);
        stage.Until(handler => handler.Small.Free == 4, "the page is back");
        stage.Until(handler => handler.Releases.Count == 1, "and told");
    }

    [Fact]
    public async Task A_page_of_a_connection_that_is_gone_is_released_at_once()
    {
        using PageStage stage = new();
        (TestClient client, Connection connection) = await stage.Connect();
        stage.On(handler => handler.Drop(connection));
        stage.Until(handler => handler.Closed.Count == 1, "the connection is gone");
        stage.On(handler =>
        {
            Assert.True(handler.Small.TryTake(out FixedBuffer page));
            handler.SendPage(connection, page);
            handler.CopyPage(connection, page);
            Assert.True(page.IsIdle);
            page.Return();
        });
        stage.Until(handler => handler.Releases.Count == 1 && handler.Sents.Count == 1, "it is told");
        await client.DrainToEnd();
    }

    [Fact]
    public void A_slice_stays_inside_its_buffer()
    {
        using PageStage stage = new();
        stage.On(handler =>
        {
            Assert.True(handler.Small.TryTake(out FixedBuffer page));
            FixedBuffer part = page.Slice(100, 50).Slice(10, 40);
            part.Span.Fill(7);
            Assert.Equal((40, (byte)7, (byte)7), (part.Length, page.Data[110], page.Data[149]));
            Assert.Throws<ArgumentOutOfRangeException>(() => part.Slice(0, 41));
            Assert.Throws<ArgumentOutOfRangeException>(() => part.Slice(-1, 2));
            Assert.Throws<ArgumentOutOfRangeException>(() => part.Slice(0, 0));
            part.Return();
        });
    }

    [Fact]
    public async Task Files_are_written_and_read_with_registered_buffers()
    {
        string path = System.IO.Path.GetTempFileName();
        try
        {
            using PageStage stage = new();
            using System.IO.FileStream stream = new(path, System.IO.FileMode.Open, System.IO.FileAccess.ReadWrite);
            Descriptor file = new((int)stream.SafeFileHandle.DangerousGetHandle());
            (FixedBuffer small, FixedBuffer large) = stage.On(handler =>
            {
                Assert.True(handler.Small.TryTake(out FixedBuffer small));
                Assert.True(handler.Large.TryTake(out FixedBuffer large));
                s_pattern.Fill(small.Span, 0);
                large.Span.Clear();
                return (small, large);
            });
            Task<Transferred> writing = stage.On(handler =>
            {
                Task<Transferred> task = handler.WriteAndWait(file, small.Slice(100, 1000), 50);
                Assert.Throws<InvalidOperationException>(() => small.Span.Clear()); // It is lent.
                return task;
            });
            Assert.Equal(1000, (await writing.Bounded()).Bytes);
            Assert.Equal(1000, (await stage.On(handler => handler.ReadAndWait(file, large.Slice(7, 5000), 50)).Bounded()).Bytes);
            stage.On(_ => s_pattern.Check(large.Span.Slice(7, 1000), 100));
            FixedBuffer[] parts = [small.Slice(5000, 10), small.Slice(0, 3), small.Slice(200_000, 100_000)];
            Assert.Equal(100_013, (await stage.On(handler => handler.WritePartsAndWait(file, parts, 0)).Bounded()).Bytes);
            FixedBuffer[] into = [large.Slice(0, 13), large.Slice(500_000, 100_000)];
            Assert.Equal(100_013, (await stage.On(handler => handler.ReadPartsAndWait(file, into, 0)).Bounded()).Bytes);
            stage.On(_ =>
            {
                s_pattern.Check(large.Span[..10], 5000);
                s_pattern.Check(large.Span.Slice(10, 3), 0);
                s_pattern.Check(large.Span.Slice(500_000, 100_000), 200_000);
            });
            ArgumentException mixed = Assert.Throws<ArgumentException>(() => stage.On(handler => { _ = handler.WriteParts(file, [small, large], 0); }));
            Assert.Contains("not a part of the first one", mixed.Message);
            stage.On(_ =>
            {
                Assert.True(small.IsIdle && large.IsIdle);
                small.Return();
                large.Return();
            });
        }
        finally
        {
            System.IO.File.Delete(path);
        }
    }
}
