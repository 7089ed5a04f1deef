using System;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using UringDsl.Runtime.Tests.Support;
using Xunit;

namespace UringDsl.Runtime.Tests.Messages;

[Collection(Rings.Name)]
public class DatagramLoadTests
{
    [Fact]
    public void Many_senders_at_once_run_the_buffers_dry_and_every_delivered_message_is_whole()
    {
        IPEndPoint endPoint = DatagramStage.FreeEndPoint();
        using DatagramStage stage = new(endPoint, echoes: false);
        Socket[] peers = [.. Enumerable.Range(0, 32).Select(_ => DatagramStage.Peer(endPoint))];
        for (int i = 0; i < 640; i++) peers[i % 32].Send(Encoding.UTF8.GetBytes($"{i % 32}:{i}"));
        stage.On(handler => handler.ReceiveFew(stage.Socket)); // 640 wait, and there are four buffers.
        stage.Until(handler => handler.Payloads.Count >= 100, "the queue is worked off");
        peers[0].Send("last"u8);
        stage.Until(handler => handler.Texts().Contains("last"), "the last one comes");
        for (int i = 0; i < stage.Handler.Payloads.Count - 1; i++)
        {
            int peer = int.Parse(stage.Handler.Texts()[i].Split(':')[0], System.Globalization.CultureInfo.InvariantCulture);
            Assert.Equal(PeerAddress.From(peers[peer].LocalEndPoint!), stage.Handler.Names[i]);
        }
        Assert.True(stage.Running.Statistics.NoBuffers > 0, "there were enough buffers");
        foreach (Socket peer in peers) peer.Dispose();
    }

    [Fact]
    public void Echoed_datagrams_allocate_nothing_on_the_rings_thread()
    {
        const int WarmUp = 5_000, Messages = 20_000, MostWindows = 3;
        IPEndPoint endPoint = DatagramStage.FreeEndPoint();
        using DatagramStage stage = new(endPoint);
        stage.On(handler => handler.Receive(stage.Socket));
        using Socket peer = DatagramStage.Peer(endPoint);
        byte[] datagram = new byte[64];
        for (int i = 0; i < WarmUp; i++) Exchange();
        long before = stage.Running.On(GC.GetAllocatedBytesForCurrentThread);
        long perCall = stage.Running.On(GC.GetAllocatedBytesForCurrentThread) - before;
        // What runs for the first time, or is compiled again, allocates once: so there is a second window, and a third. What a message costs is in each.
        long allocated = long.MaxValue;
        int windows = 0;
        for (; windows < MostWindows && allocated > perCall; windows++)
        {
            before = stage.Running.On(GC.GetAllocatedBytesForCurrentThread);
            for (int i = 0; i < Messages; i++) Exchange();
            allocated = stage.Running.On(GC.GetAllocatedBytesForCurrentThread) - before;
        }
        Assert.True(allocated <= perCall, $"{allocated} bytes; a posted call takes {perCall}");
        Assert.Equal(WarmUp + (windows * Messages), stage.Handler.Echoed);

        void Exchange()
        {
            peer.Send(datagram);
            Assert.Equal(64, peer.Receive(datagram));
        }
    }
}
