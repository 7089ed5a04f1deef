using System;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Guards;

[Collection(Rings.Name)]
public class CollectedBufferTests
{
    private const int Length = 8 << 20;

    [Fact]
    public async Task A_buffer_that_nobody_else_holds_is_sent_whole()
    {
        using Stage stage = new(receives: false);
        (TestClient client, Connection connection) = await stage.Connect(receiveBuffer: 8192);
        WeakReference buffer = Send(stage, connection);
        for (int i = 0; i < 10; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            _ = GC.AllocateUninitializedArray<byte>(Length, pinned: true); // Where the buffer was, if it is gone.
        }
        Assert.True(buffer.IsAlive);
        await client.Expect(Length);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Send(Stage stage, Connection connection)
    {
        SendBuffer data = SendBuffer.CopyOf(new ClientPattern(0).Bytes(0, Length));
        stage.On(puppet => puppet.SendOwn(connection, data));
        return new WeakReference(data.Array);
    }
}
