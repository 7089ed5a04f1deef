using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Traffic;

/// <summary>A backlog longer than the table: a multishot accept takes all of it at once, and those for whom there is no room wait.</summary>
[Collection(Rings.Name)]
public class ParkedTests
{
    private const int Room = 32, Waiting = 24;

    [FeatureFact(RingFeature.MultishotAccept)]
    public async Task Connections_beyond_the_table_are_served_in_their_order_as_others_close()
    {
        using Door door = new(new RingOptions { MaxConnections = Room });
        using Clients clients = await OpenAll(door);
        for (int i = 0; i < Waiting; i++)
        {
            clients.All[i].ShutdownSend();
            await clients.All[i].ExpectEnd();
            await clients.All[Room + i].Echo(500);
            Assert.Equal(Room + i + 1, door.Running.Settled.ConnectionsOpened);
        }
        clients.Dispose();
        door.Running.WaitUntilConnectionsClosed(Room + Waiting);
        using TestClient late = await TestClient.Connect(door.EndPoint); // Accepting has been resumed.
        await late.Echo(500);
        Assert.Equal(Waiting, door.Running.Statistics.AcceptsParked);
    }

    [FeatureFact(RingFeature.MultishotAccept)]
    public async Task Many_that_close_at_once_make_room_for_all_that_wait()
    {
        using Door door = new(new RingOptions { MaxConnections = Room });
        using Clients clients = await OpenAll(door);
        foreach (TestClient client in clients.All[..Room]) client.Reset();
        foreach (TestClient client in clients.All[Room..]) await client.Echo(500);
        Wait.Until(() => door.Running.Statistics.ConnectionsOpen == Waiting, () => $"{door.Running.Statistics.ConnectionsOpen} are open");
    }

    [FeatureFact(RingFeature.MultishotAccept)]
    public async Task Who_waits_when_accepting_is_cancelled_is_hung_up_on_and_the_others_go_on()
    {
        using Door door = new(new RingOptions { MaxConnections = Room });
        using Clients clients = await OpenAll(door);
        door.On(handler => handler.StopAll());
        foreach (TestClient client in clients.All[Room..]) await client.ExpectEnd();
        foreach (TestClient client in clients.All[..Room]) await client.Echo(500);
        Assert.Equal(Room, door.Running.Settled.ConnectionsOpened);
    }

    [FeatureFact(RingFeature.MultishotAccept)]
    public async Task A_stop_hangs_up_on_those_that_wait()
    {
        using Door door = new(new RingOptions { MaxConnections = Room });
        using Clients clients = await OpenAll(door);
        door.Running.Stop();
        foreach (TestClient client in clients.All) await client.ExpectEnd();
        Assert.Equal(Room, door.Running.Settled.ConnectionsOpened);
    }

    /// <summary>All are in the backlog when accepting begins: the table is full then, and the others have been accepted, too.</summary>
    private static async Task<Clients> OpenAll(Door door)
    {
        Clients clients = new(await Clients.Connect(door.EndPoint, Room + Waiting));
        door.On(handler => handler.AcceptAll(door.Listener));
        Wait.Until(() => door.Running.Statistics.AcceptsParked == Waiting, () => $"{door.Running.Statistics.AcceptsParked} wait");
        foreach (TestClient client in clients.All[..Room]) await client.Echo(500);
        return clients;
    }
}
