using System;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using UringDsl.Abi;
using UringDsl.Runtime.Tests.Handing;
using UringDsl.Runtime.Tests.Messages;
using UringDsl.Runtime.Tests.Support;
using UringDsl.Runtime.Tests.Traffic;
using UringDsl.Runtime.Tests.ZeroCopy;

namespace UringDsl.Runtime.Tests.Capabilities;

public partial class MatrixTests
{
    [Theory]
    [MemberData(nameof(All))]
    public async Task Odd_portions_and_a_half_close_in_front_of_the_last_echoes(string configuration)
    {
        IPEndPoint endPoint = FreePort.EndPoint();
        PortionHandler handler = new(endPoint);
        using RunningHandler running = RunningHandler.Start(handler, endPoint, Configurations.Options(configuration));
        using Clients clients = new(await Clients.Connect(endPoint, 4));
        await Task.WhenAll(clients.All.Select(async client =>
        {
            foreach (int bytes in new[] { 1, 299, 301, 3001 }) await client.Echo(bytes);
            Task back = client.Expect(40_001);
            await client.Send(40_001, most: 1013);
            client.ShutdownSend();
            await back;
            await client.ExpectEnd();
        }));
        running.WaitUntilConnectionsClosed(4);
        Assert.InRange(handler.Largest, 1, PortionHandler.MostAtOnce);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_backlog_longer_than_the_table_is_served_to_its_end(string configuration)
    {
        const int Room = 32, Count = 48;
        using Door door = new(Configurations.Options(configuration) with { MaxConnections = Room });
        using Clients clients = new(await Clients.Connect(door.EndPoint, Count));
        door.On(handler => handler.AcceptAll(door.Listener));
        await Task.WhenAll(clients.All.Select(async client =>
        {
            await client.Echo(200);
            client.ShutdownSend();
            await client.ExpectEnd();
        }));
        door.Running.WaitUntilConnectionsClosed(Count);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Datagrams_come_back_one_by_one(string configuration)
    {
        using Socket peer = DatagramStage.Peer();
        CallerHandler caller = new();
        using RunningHandler running = RunningHandler.Start(caller, options: Configurations.Options(configuration));
        running.On(() => caller.Connect(PeerAddress.From((IPEndPoint)peer.LocalEndPoint!)));
        byte[] buffer = new byte[4096];
        EndPoint name = new IPEndPoint(IPAddress.Any, 0);
        Assert.Equal("hello".Length, peer.ReceiveFrom(buffer, ref name));
        Assert.Equal(OutcomeKind.Completed, running.On(() => caller.Made));
        for (int length = 1; length <= 2048; length = (length * 3) + 1)
        {
            byte[] sent = [.. Enumerable.Range(0, length).Select(i => (byte)(i * length))];
            peer.SendTo(sent, name);
            Assert.Equal(length, peer.Receive(buffer));
            Assert.True(buffer.AsSpan(0, length).SequenceEqual(sent), $"{length} bytes came back changed");
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Every_zero_copy_send_arrives_and_gives_its_memory_back(string configuration)
    {
        using SenderStage stage = new(Configurations.Options(configuration));
        (TestClient client, Connection connection) = await stage.Connect();
        ClientPattern pattern = new(0);
        int[] lengths = [1, 19_999, 20_001, 300_000];
        stage.On(sender =>
        {
            long position = 0;
            foreach (int length in lengths)
            {
                sender.SendAlways(connection, Next(length));
                sender.SendAdaptive(connection, Next(length));
            }

            SendBuffer Next(int length)
            {
                SendBuffer buffer = SendBuffer.CopyOf(pattern.Bytes(position, length));
                position += length;
                return buffer;
            }
        });
        await client.Expect(2 * lengths.Sum());
        stage.Until(sender => sender.Releases.Count == 2 * lengths.Length, "every buffer is released");
        Assert.Equal(2 * lengths.Length, stage.On(sender => sender.Releases.Select(release => release.Buffer).Distinct().Count()));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_connection_moves_to_another_ring_or_stays_and_is_served(string configuration)
    {
        RingOptions options = Configurations.Options(configuration);
        RingCapabilities has = RingCapabilities.Probe(options);
        IPEndPoint endPoint = FreePort.EndPoint();
        PartnerHandler a = new('a', endPoint), b = new('b');
        a.Next = b.RingAddress;
        if (!has.Has(RingFeature.MessageRing))
        {
            string said = Assert.Throws<RingUnavailableException>(() => a.Run(options, default)).Message;
            Assert.Contains("needs the operation MSGRING", said, StringComparison.Ordinal);
            return;
        }
        using RunningHandler first = RunningHandler.Start(a, endPoint, options), second = RunningHandler.Start(b, options: options);
        using TestClient client = await TestClient.Connect(endPoint);
        Assert.Equal("aone!", await Exchange(client, "one!"));
        Wait.Until(() => first.On(() => a.Given.Count) == 1, () => "it has moved, or not");
        bool moves = !has.Has(RingFeature.SlotRelease) || has.Has(RingFeature.MessageRingDescriptors);
        Assert.Equal(moves ? Errno.None : Errno.EOPNOTSUPP, a.Given[0]);
        Assert.Equal(moves ? "btwo" : "atwo", await Exchange(client, "two"));
        client.ShutdownSend();
        await client.ExpectEnd();
        first.WaitUntilIdle();
        second.WaitUntilIdle();
    }

    private static async Task<string> Exchange(TestClient client, string text)
    {
        await client.Socket.SendAsync(System.Text.Encoding.UTF8.GetBytes(text)).Bounded();
        byte[] answer = new byte[text.Length + 1];
        for (int count = 0; count < answer.Length;)
        {
            int got = await client.Socket.ReceiveAsync(answer.AsMemory(count)).AsTask().Bounded();
            Assert.True(got > 0, "the stream ended");
            count += got;
        }
        return System.Text.Encoding.UTF8.GetString(answer);
    }
}
