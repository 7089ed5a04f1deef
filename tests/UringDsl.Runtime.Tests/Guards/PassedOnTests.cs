using System;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Guards;

[Collection(Rings.Name)]
public class PassedOnTests
{
    [Fact]
    public async Task Bytes_that_were_passed_on_are_not_read_any_more()
    {
        using Stage stage = new();
        InvalidOperationException? ofTheResult = null, ofTheLease = null;
        stage.On(puppet => puppet.Received = (Connection connection, in Received received) =>
        {
            if (!received.TryTake(out BufferLease lease)) return;
            puppet.SendLease(connection, lease);
            try
            {
                _ = received.Data;
            }
            catch (InvalidOperationException exception)
            {
                ofTheResult = exception;
            }
            try
            {
                _ = lease.Span;
            }
            catch (InvalidOperationException exception)
            {
                ofTheLease = exception;
            }
        });
        (TestClient client, Connection _) = await stage.Connect();
        await client.Echo(100);
        Assert.Contains("passed on", ofTheResult?.Message);
        Assert.NotNull(ofTheLease);
    }

    [Fact]
    public async Task A_buffer_is_given_back_on_the_thread_of_its_ring_only()
    {
        using Stage stage = new();
        HeldBuffer held = default;
        stage.On(puppet => puppet.Received = (Connection _, in Received received) =>
        {
            if (received.TryTake(out BufferLease lease)) held = lease.Keep();
        });
        (TestClient client, Connection _) = await stage.Connect();
        await client.Send(100);
        stage.Until(_ => held.Length == 100, "the buffer is kept");
        Assert.Throws<InvalidOperationException>(() => held.Return());
        Assert.Equal(1, stage.Statistics.BuffersInUse);
        stage.On(_ => held.Return());
        Assert.Equal(0, stage.Statistics.BuffersInUse);
    }

    [Fact]
    public async Task A_buffer_of_no_bytes_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ReceiveBuffer.Allocate(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => SendBuffer.Allocate(0));
        using Stage stage = new(receives: false);
        (TestClient _, Connection connection) = await stage.Connect();
        Assert.Throws<ArgumentException>(() => stage.On(puppet => puppet.FillObserved(connection, default)));
        Assert.Throws<ArgumentException>(() => stage.On(puppet => puppet.SendOwn(connection, default)));
        Assert.Equal(0, stage.On(puppet => puppet.Completions.Count));
    }
}
