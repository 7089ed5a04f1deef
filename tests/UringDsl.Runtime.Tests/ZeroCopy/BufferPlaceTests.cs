using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.ZeroCopy;

/// <summary>A pool is one place of the kernel's table: each of its buffers has its own bytes there, and so has every other place.</summary>
[Collection(Rings.Name)]
public class BufferPlaceTests
{
    private static readonly ClientPattern s_pattern = new(0);

    [Theory]
    [InlineData("", new[] { 0, 0, 0, 0, 1, 1, 1, 2 })]
    [InlineData("6.12", new[] { 0, 1, 2, 3, 4, 5, 6, 7 })] // There O_DIRECT would split requests.
    public void Reads_at_the_same_time_fill_each_its_own_buffer(string kernel, int[] places)
    {
        const int Bytes = 5000;
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, s_pattern.Bytes(0, places.Length * Bytes));
            using FileStream stream = new(path, FileMode.Open, FileAccess.Read);
            Descriptor file = new((int)stream.SafeFileHandle.DangerousGetHandle());
            PoolHandler handler = new();
            using RunningHandler running = RunningHandler.Start(handler, options: new RingOptions { FeaturesOfKernel = kernel.Length > 0 ? kernel : null });
            FixedBuffer[] buffers = running.On(() =>
            {
                FixedBuffer own = handler.Control.RegisterBuffer(SendBuffer.Allocate(Bytes + 200));
                FixedBuffer[] all = [.. TakeAll(handler.First), .. TakeAll(handler.Second), own];
                foreach (FixedBuffer buffer in all) buffer.Span.Clear();
                for (int i = 0; i < all.Length; i++) handler.Load(file, all[i].Slice(100, Bytes), i * Bytes);
                return all;
            });
            Assert.Equal(places, buffers.Select(buffer => (int)buffer.BufferIndex));
            Assert.Equal(places, buffers.Select(buffer => (int)buffer.Slice(1, 1).BufferIndex));
            Assert.Equal(Enumerable.Range(0, places.Length), buffers.Select(buffer => buffer.Index));
            Wait.Until(() => running.On(() => handler.Reads.Count == buffers.Length), () => "all are read");
            running.On(() =>
            {
                Assert.All(handler.Reads, read => Assert.Equal(Bytes, read.Bytes));
                for (int i = 0; i < buffers.Length; i++)
                {
                    s_pattern.Check(buffers[i].Span.Slice(100, Bytes), i * Bytes);
                    Assert.Equal((-1, -1), (buffers[i].Data[..100].IndexOfAnyExcept((byte)0), buffers[i].Data[(100 + Bytes)..].IndexOfAnyExcept((byte)0)));
                }
            });
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task Buffers_of_one_pool_are_sent_by_one_operation_and_with_memory_of_the_users_own_as_well()
    {
        const int Bytes = 200_000;
        using PageStage stage = new();
        (TestClient client, Connection connection) = await stage.Connect();
        stage.On(handler =>
        {
            FixedBuffer[] pages = TakeAll(handler.Large); // Not of the first place: that is what an entry names which forgets to.
            Send(handler, connection, 0, pages[0], pages[1], pages[2]);
        });
        await client.Expect(3 * Bytes);
        stage.Until(handler => handler.Releases.Count == 3, "the memory is released");
        stage.On(handler =>
        {
            FixedBuffer own = handler.Control.RegisterBuffer(SendBuffer.Allocate(Bytes));
            Send(handler, connection, 3 * Bytes, handler.Releases[0].Page, own, handler.Releases[2].Page);
        });
        await client.Expect(3 * Bytes);
        stage.Until(handler => handler.Releases.Count == 6, "the memory is released");
        Assert.True(stage.On(handler => handler.Sents.TrueForAll(sent => sent.IsSuccess)));
        Assert.Equal(2, stage.Running.Settled.ZeroCopySends);

        static void Send(PageHandler handler, Connection connection, int offset, params ReadOnlySpan<FixedBuffer> pages)
        {
            foreach (FixedBuffer page in pages)
            {
                s_pattern.Fill(page.Span[..Bytes], offset);
                handler.SendPage(connection, page.Slice(0, Bytes));
                offset += Bytes;
            }
        }
    }

    private static FixedBuffer[] TakeAll(FixedBufferPool pool)
    {
        FixedBuffer[] buffers = new FixedBuffer[pool.Free];
        for (int i = 0; i < buffers.Length; i++) Assert.True(pool.TryTake(out buffers[i]));
        return buffers;
    }
}
