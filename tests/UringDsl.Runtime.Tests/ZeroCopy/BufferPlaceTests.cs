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

    [Fact]
    public void A_pool_has_one_place_and_each_of_its_buffers_a_number()
    {
        using PageStage stage = new();
        stage.On(handler =>
        {
            FixedBuffer[] small = TakeAll(handler.Small), large = TakeAll(handler.Large);
            FixedBuffer own = handler.Control.RegisterBuffer(SendBuffer.Allocate(10));
            Assert.Equal([0, 0, 0, 0, 1, 1, 1, 2], ((FixedBuffer[])[.. small, .. large, own]).Select(buffer => (int)buffer.BufferIndex));
            Assert.Equal(Enumerable.Range(0, 8), ((FixedBuffer[])[.. small, .. large, own]).Select(buffer => buffer.Index));
            Assert.Equal((0, 2), (small[0].Slice(1, 1).BufferIndex, own.Slice(1, 1).BufferIndex));
        });
    }

    [Fact]
    public void Reads_at_the_same_time_fill_each_its_own_buffer()
    {
        const int Bytes = 5000;
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, s_pattern.Bytes(0, 8 * Bytes));
            using FileStream stream = new(path, FileMode.Open, FileAccess.Read);
            Descriptor file = new((int)stream.SafeFileHandle.DangerousGetHandle());
            using PageStage stage = new();
            FixedBuffer[] buffers = stage.On(handler =>
            {
                FixedBuffer own = handler.Control.RegisterBuffer(SendBuffer.Allocate(300_000));
                FixedBuffer[] all = [.. TakeAll(handler.Small), .. TakeAll(handler.Large), own];
                foreach (FixedBuffer buffer in all) buffer.Span.Clear();
                for (int i = 0; i < all.Length; i++) handler.Load(file, all[i].Slice(100, Bytes), i * Bytes);
                return all;
            });
            stage.Until(handler => handler.Reads.Count == buffers.Length, "all are read");
            stage.On(handler =>
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
            FixedBuffer[] small = TakeAll(handler.Small);
            Send(handler, connection, 0, small[0], small[1], small[2]);
        });
        await client.Expect(3 * Bytes);
        stage.Until(handler => handler.Releases.Count == 3, "the memory is released");
        stage.On(handler =>
        {
            foreach ((FixedBuffer page, _) in handler.Releases) page.Return();
            FixedBuffer[] small = TakeAll(handler.Small);
            Assert.Equal(3, small.Length);
            FixedBuffer own = handler.Control.RegisterBuffer(SendBuffer.Allocate(Bytes));
            Send(handler, connection, 3 * Bytes, small[0], own, small[2]);
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
