using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using UringDsl.Abi;
using UringDsl.Runtime.Tests.Support;
using Xunit;

namespace UringDsl.Runtime.Tests.Handing;

[Collection(Rings.Name)]
public class HandOverTests
{
    private readonly IPEndPoint _endPoint = FreePort.EndPoint();

    [Fact]
    public void An_accepting_ring_gives_its_connections_to_the_others_in_turn()
    {
        PartnerHandler[] workers = [new('x'), new('y'), new('z')];
        using RunningHandler x = RunningHandler.Start(workers[0]), y = RunningHandler.Start(workers[1]), z = RunningHandler.Start(workers[2]);
        PartnerHandler acceptor = new('a', _endPoint) { Workers = [.. workers.Select(worker => worker.RingAddress)] };
        using RunningHandler first = RunningHandler.Start(acceptor, _endPoint);
        List<string> answers = [];
        List<Socket> clients = [];
        for (int i = 0; i < 30; i++)
        {
            Socket client = Connect();
            clients.Add(client);
            answers.Add(Exchange(client, "hello", 6));
        }
        Assert.Equal([("xhello", 10), ("yhello", 10), ("zhello", 10)], answers.GroupBy(answer => answer).Select(group => (group.Key, group.Count())).Order());
        foreach (Socket client in clients) client.Dispose();
        foreach (RunningHandler worker in new[] { x, y, z }) worker.WaitUntilConnectionsClosed(10);
        first.WaitUntilConnectionsClosed(30);
        Assert.Equal(30, first.Statistics.ConnectionsHandedOver);
        Assert.Equal(30, x.Statistics.ConnectionsTakenOver + y.Statistics.ConnectionsTakenOver + z.Statistics.ConnectionsTakenOver);
        Assert.Equal(Enumerable.Range(1, 30), workers.SelectMany(worker => worker.Values).Order());
        Assert.Equal(0, first.Statistics.Aborts);
    }

    [Fact]
    public void A_conversation_moves_again_and_again_and_loses_nothing()
    {
        PartnerHandler a = new('a', _endPoint), b = new('b');
        (a.Next, b.Next) = (b.RingAddress, a.RingAddress);
        using RunningHandler first = RunningHandler.Start(a, _endPoint), second = RunningHandler.Start(b);
        using Socket client = Connect();
        // The whole conversation at once: what comes after a '!' is received here or there, wherever the connection is by then.
        StringBuilder said = new();
        Thread writer = new(() =>
        {
            // A ring that gets no processor for a while receives much at once, and gives the connection away once for all of it: so until it has moved.
            long Moves() => first.Statistics.ConnectionsHandedOver + second.Statistics.ConnectionsHandedOver;
            for (int i = 0; i < 200 || (i < 60_000 && Moves() <= 3); i++)
            {
                string text = $"MESS {i}{(i % 3 == 0 ? "!" : ".")}";
                lock (said) said.Append(text);
                client.Send(Encoding.UTF8.GetBytes(text));
                if (i % 7 == 0) Thread.Sleep(1);
            }
            client.Shutdown(SocketShutdown.Send);
        });
        writer.Start();
        StringBuilder echoed = new();
        byte[] buffer = new byte[4096];
        for (int count; (count = client.Receive(buffer)) > 0;) echoed.Append(Encoding.UTF8.GetString(buffer, 0, count));
        writer.Join();
        // The letters of the rings stand in front of each piece: taken out, what is left is what was said.
        string letters = new([.. echoed.ToString().Where((_, i) => IsLetterOfRing(echoed, i))]);
        string text = new([.. echoed.ToString().Where((_, i) => !IsLetterOfRing(echoed, i))]);
        Assert.Equal(said.ToString(), text);
        Assert.Contains('a', letters);
        Assert.Contains('b', letters);
        first.WaitUntilIdle();
        second.WaitUntilIdle();
        Assert.True(first.Statistics.ConnectionsHandedOver + second.Statistics.ConnectionsHandedOver > 3);
        Assert.All(a.Given.Concat(b.Given), error => Assert.True(error is Errno.None or Errno.EALREADY or Errno.ECANCELED, $"{error}"));
    }

    [Fact]
    public void What_was_queued_goes_out_here_before_the_connection_moves()
    {
        PartnerHandler a = new('a', _endPoint), b = new('b');
        using RunningHandler first = RunningHandler.Start(a, _endPoint), second = RunningHandler.Start(b);
        using Socket client = Connect();
        Wait.Until(() => first.On(() => a.Accepted.Count) == 1, () => "it is accepted");
        SendBuffer large = SendBuffer.Allocate(8 << 20);
        large.Span.Fill((byte)'*');
        first.On(() =>
        {
            a.Write(a.Accepted[0], large);
            a.Give(a.Accepted[0], b.RingAddress, 0);
        });
        client.Send("b?"u8);
        byte[] received = new byte[1 << 16];
        long count = 0;
        while (count < large.Length)
        {
            int got = client.Receive(received, (int)Math.Min(received.Length, large.Length - count), SocketFlags.None);
            Assert.Equal(-1, received.AsSpan(0, got).IndexOfAnyExcept((byte)'*'));
            count += got;
        }
        Assert.Equal("?", Exchange(client, "", 3)[^1..]);
        Wait.Until(() => first.On(() => a.Given.Count) == 1, () => "it has moved");
        Assert.Equal(Errno.None, a.Given[0]);
    }

    [Theory]
    [InlineData(RingFeature.None)]
    [InlineData(RingFeature.SocketCommands)]
    public void A_listener_that_comes_late_gets_a_share_of_the_room_that_is_set_aside(RingFeature without)
    {
        PlainPartnerHandler late = new();
        using RunningHandler running = RunningHandler.Start(late, options: new RingOptions { Disable = without });
        running.On(() => late.Listen(_endPoint));
        Wait.Until(() => ListeningSockets.Count(_endPoint) == 1, () => "it listens");
        using Socket client = Connect();
        Assert.Equal("hello", Exchange(client, "hello", 5));
    }

    [Fact]
    public void A_full_target_refuses_and_the_connection_goes_on_here()
    {
        PartnerHandler a = new('a', _endPoint), b = new('b');
        using RunningHandler first = RunningHandler.Start(a, _endPoint);
        using RunningHandler second = RunningHandler.Start(b, options: new RingOptions { MaxConnections = 2 });
        Socket[] clients = [Connect(), Connect(), Connect()];
        Wait.Until(() => first.On(() => a.Accepted.Count) == 3, () => "they are accepted");
        for (int i = 0; i < 3; i++)
        {
            int index = i;
            first.On(() => a.Give(a.Accepted[index], b.RingAddress, index));
            Wait.Until(() => first.On(() => a.Given.Count) == index + 1, () => "it is told");
            if (index < 2) Wait.Until(() => second.Statistics.ConnectionsOpen == index + 1, () => "it has come");
        }
        Assert.Equal([Errno.None, Errno.None, Errno.ENFILE], a.Given);
        string[] answers = [.. clients.Select(client => Exchange(client, "who?", 5))];
        Assert.Equal(["a", "b", "b"], answers.Select(answer => answer[..1]).Order());
        foreach (Socket client in clients) client.Dispose();
    }

    [FeatureFact(RingFeature.SlotRelease)]
    public void Who_does_not_run_takes_nothing_and_nobody_gives_to_himself()
    {
        PartnerHandler a = new('a', _endPoint), b = new('b');
        PlainPartnerHandler plain = new();
        using RunningHandler first = RunningHandler.Start(a, _endPoint), third = RunningHandler.Start(plain);
        using Socket client = Connect();
        Wait.Until(() => first.On(() => a.Accepted.Count) == 1, () => "it is accepted");
        foreach (RingAddress address in new[] { b.RingAddress, a.RingAddress, plain.RingAddress })
        {
            int before = a.Given.Count;
            first.On(() => a.Give(a.Accepted[0], address, 0));
            Wait.Until(() => first.On(() => a.Given.Count) == before + 1, () => "it is told");
        }
        Assert.Equal([Errno.EBADFD, Errno.EINVAL, Errno.ENXIO], a.Given); // The last has no table for a slot.
        Assert.Equal("ahello", Exchange(client, "hello", 6));
    }

    [Fact]
    public void Without_an_observer_a_refused_connection_is_aborted()
    {
        PartnerHandler a = new('a', _endPoint);
        using RunningHandler first = RunningHandler.Start(a, _endPoint);
        using Socket client = Connect();
        Wait.Until(() => first.On(() => a.Accepted.Count) == 1, () => "it is accepted");
        first.On(() => a.GiveUnseen(a.Accepted[0], new PartnerHandler('b').RingAddress));
        Assert.Equal(0, client.Receive(new byte[1]));
        first.WaitUntilIdle();
    }

    [Fact]
    public void A_connection_that_is_closed_meanwhile_is_not_given()
    {
        PartnerHandler a = new('a', _endPoint), b = new('b');
        using RunningHandler first = RunningHandler.Start(a, _endPoint), second = RunningHandler.Start(b);
        using Socket client = Connect();
        Wait.Until(() => first.On(() => a.Accepted.Count) == 1, () => "it is accepted");
        first.On(() =>
        {
            a.Give(a.Accepted[0], b.RingAddress, 0);
            a.Give(a.Accepted[0], b.RingAddress, 0);
            a.Close(a.Accepted[0]);
            a.Give(a.Accepted[0], b.RingAddress, 0);
        });
        Wait.Until(() => first.On(() => a.Given.Count) == 3, () => "all are told");
        Assert.Equal([Errno.EALREADY, Errno.ECANCELED, Errno.ECANCELED], a.Given);
        Assert.Equal(0, client.Receive(new byte[1]));
        Assert.Equal(0, second.Statistics.ConnectionsTakenOver);
    }

    [Fact]
    public void A_descriptor_changes_hands_as_a_number_and_is_closed_once()
    {
        PlainPartnerHandler a = new(_endPoint), b = new();
        using RunningHandler first = RunningHandler.Start(a, _endPoint), second = RunningHandler.Start(b);
        using Socket client = Connect();
        Assert.Equal("before", Exchange(client, "before", 6));
        first.On(() => a.Give(a.Accepted[0], b.RingAddress));
        Wait.Until(() => second.On(() => b.Accepted.Count) == 1, () => "it has come");
        Assert.Equal("after", Exchange(client, "after", 5));
        first.WaitUntilIdle();
        client.Dispose();
        second.WaitUntilConnectionsClosed(1);
        Assert.Equal([Errno.None], a.Given);
    }

    [Fact]
    public void A_target_that_stops_during_hand_overs_leaves_nothing_on_either_ring()
    {
        for (int round = 0; round < 10; round++)
        {
            IPEndPoint endPoint = FreePort.EndPoint();
            PartnerHandler a = new('a', endPoint), b = new('b');
            using RunningHandler first = RunningHandler.Start(a, endPoint);
            using RunningHandler second = RunningHandler.Start(b);
            Socket[] clients = [.. Enumerable.Range(0, 16).Select(_ => Connect(endPoint))];
            Wait.Until(() => first.On(() => a.Accepted.Count) == 16, () => "they are accepted");
            first.On(() => a.Accepted.ForEach(connection => a.Give(connection, b.RingAddress, 0)));
            second.Stop();
            Wait.Until(() => first.On(() => a.Given.Count) == 16, () => "all are told");
            Assert.Equal(a.Given.Count(error => error == Errno.None), first.Statistics.ConnectionsHandedOver);
            Assert.All(a.Given, error => Assert.True(error is Errno.None or Errno.EBADFD or Errno.EOWNERDEAD, $"{error}"));
            // What has moved is open here until its slot is empty, which is after its observer was told.
            Wait.Until(
                () => first.Statistics.ConnectionsOpen + first.Statistics.ConnectionsHandedOver == 16,
                () => $"{first.Statistics.ConnectionsOpen} connections are open, {first.Statistics.ConnectionsHandedOver} handed over");
            foreach (Socket client in clients) client.Dispose();
            first.WaitUntilIdle();
        }
    }

    private static bool IsLetterOfRing(StringBuilder echoed, int i) =>
        echoed[i] is 'a' or 'b';

    private Socket Connect() => Connect(_endPoint);

    private static Socket Connect(IPEndPoint endPoint)
    {
        Socket client = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveTimeout = 60_000 };
        client.Connect(endPoint);
        return client;
    }

    private static string Exchange(Socket client, string text, int answerBytes)
    {
        if (text.Length > 0) client.Send(Encoding.UTF8.GetBytes(text));
        byte[] answer = new byte[answerBytes];
        for (int count = 0; count < answerBytes;)
        {
            int got = client.Receive(answer, count, answerBytes - count, SocketFlags.None);
            Assert.True(got > 0, "the server closed");
            count += got;
        }
        return Encoding.UTF8.GetString(answer);
    }
}
