using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using UringDsl.Abi;
using UringDsl.Runtime.Tests.Support;
using Xunit;

namespace UringDsl.Runtime.Tests.Messages;

[Collection(Rings.Name)]
public class DatagramTests
{
    [Theory]
    [InlineData(AddressFamily.InterNetwork)]
    [InlineData(AddressFamily.InterNetworkV6)]
    public void Datagrams_come_back_to_whom_sent_them(AddressFamily family)
    {
        IPEndPoint endPoint = DatagramStage.FreeEndPoint(family);
        using DatagramStage stage = new(endPoint);
        stage.On(handler => handler.Receive(stage.Socket));
        using Socket one = DatagramStage.Peer(endPoint, family), two = DatagramStage.Peer(endPoint, family);
        byte[] echoed = new byte[100];
        for (int i = 0; i < 300; i++)
        {
            one.Send(Encoding.UTF8.GetBytes($"one {i}"));
            two.Send(Encoding.UTF8.GetBytes($"two {i}"));
            Assert.Equal($"one {i}", Encoding.UTF8.GetString(echoed, 0, one.Receive(echoed)));
            Assert.Equal($"two {i}", Encoding.UTF8.GetString(echoed, 0, two.Receive(echoed)));
        }
        stage.On(handler => handler.Close(stage.Socket));
        stage.Running.WaitUntilIdle();
    }

    [Fact]
    public void Unix_datagrams_have_long_names()
    {
        string directory = Directory.CreateTempSubdirectory("uring-datagrams-").FullName;
        UnixDomainSocketEndPoint server = new(Path.Combine(directory, "server")), client = new(Path.Combine(directory, new string('c', 60)));
        using (DatagramStage stage = new(PeerAddress.From(server)))
        {
            stage.On(handler => handler.Receive(stage.Socket));
            using Socket peer = DatagramStage.Peer(family: AddressFamily.Unix);
            peer.Bind(client);
            peer.Connect(server);
            byte[] echoed = new byte[10];
            peer.Send("hello"u8);
            Assert.Equal("hello", Encoding.UTF8.GetString(echoed, 0, peer.Receive(echoed)));
        }
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public void A_name_that_does_not_fit_is_not_given_out_and_one_without_a_name_is_empty()
    {
        string name = "\0uring-" + Guid.NewGuid().ToString("N");
        using DatagramStage stage = new(PeerAddress.Unix(name), echoes: false);
        stage.On(handler => handler.ReceiveFew(stage.Socket));
        using Socket named = DatagramStage.Peer(family: AddressFamily.Unix), nameless = DatagramStage.Peer(family: AddressFamily.Unix);
        named.Bind(new UnixDomainSocketEndPoint(name + "-a-longer-one"));
        named.SendTo("named"u8, new UnixDomainSocketEndPoint(name));
        nameless.SendTo("nameless"u8, new UnixDomainSocketEndPoint(name));
        stage.Until(handler => handler.Payloads.Count == 2, "both have come");
        Assert.Equal(["named", "nameless"], stage.Handler.Texts());
        Assert.All(stage.Handler.Names, address => Assert.Equal(0, address.Length));
        Assert.False(stage.Handler.WasNameTruncated); // The second had none.
    }

    [Fact]
    public void A_payload_longer_than_the_buffer_is_cut_and_says_so()
    {
        IPEndPoint endPoint = DatagramStage.FreeEndPoint();
        using DatagramStage stage = new(endPoint, echoes: false);
        stage.On(handler => handler.ReceiveFew(stage.Socket));
        using Socket peer = DatagramStage.Peer(endPoint);
        byte[] long_ = [.. Enumerable.Range(0, 1000).Select(i => (byte)i)];
        peer.Send(long_);
        stage.Until(handler => handler.Payloads.Count == 1, "it has come");
        Assert.Equal(long_[..(512 - 32)], stage.Handler.Payloads[0]);
        Assert.Equal(MsgFlags.Truncate, stage.Handler.Flags & MsgFlags.Truncate);
        Assert.Equal(PeerAddress.From(peer.LocalEndPoint!), stage.Handler.Names[0]);
        peer.Send("short"u8);
        stage.Until(handler => handler.Payloads.Count == 2, "the next one has come");
        Assert.Equal(MsgFlags.None, stage.Handler.Flags & MsgFlags.Truncate);
    }

    [Fact]
    public void An_empty_datagram_is_a_message_and_no_end()
    {
        IPEndPoint endPoint = DatagramStage.FreeEndPoint();
        using DatagramStage stage = new(endPoint, echoes: false);
        stage.On(handler => handler.Receive(stage.Socket));
        using Socket peer = DatagramStage.Peer(endPoint);
        foreach (string text in new[] { "", "", "then", "" }) peer.Send(Encoding.UTF8.GetBytes(text));
        stage.Until(handler => handler.Payloads.Count == 4, "all have come");
        Assert.Equal(["", "", "then", ""], stage.Handler.Texts());
        Assert.False(stage.Handler.WasEnd);
        Assert.Equal(0, stage.Running.Statistics.RearmsAfterOverflow);
    }

    [Fact]
    public void A_plain_receive_goes_on_behind_an_empty_datagram()
    {
        IPEndPoint endPoint = DatagramStage.FreeEndPoint();
        using DatagramStage stage = new(endPoint, echoes: false);
        stage.On(handler => handler.ReceivePlain(stage.Socket));
        using Socket peer = DatagramStage.Peer(endPoint);
        foreach (string text in new[] { "a", "", "b" }) peer.Send(Encoding.UTF8.GetBytes(text));
        stage.Until(handler => handler.Payloads.Count == 2, "both have come");
        Assert.Equal(["a", "b"], stage.Handler.Texts());
        Assert.Empty(stage.Handler.Errors);
    }

    [Fact]
    public void A_message_of_several_buffers_is_one_datagram()
    {
        using DatagramStage stage = new(DatagramStage.FreeEndPoint(), echoes: false);
        using Socket peer = DatagramStage.Peer();
        PeerAddress to = PeerAddress.From(peer.LocalEndPoint!);
        stage.On(handler => handler.Send(stage.Socket, to, SendBuffer.CopyOf("header "u8), "and body"u8));
        stage.On(handler => handler.Send(stage.Socket, to, SendBuffer.CopyOf("only header"u8), default));
        byte[] received = new byte[100];
        Assert.Equal("header and body", Encoding.UTF8.GetString(received, 0, peer.Receive(received)));
        Assert.Equal("only header", Encoding.UTF8.GetString(received, 0, peer.Receive(received)));
        stage.Until(handler => handler.Sent.Count == 2, "both have completed");
        Assert.Equal([15, 11], stage.Handler.Sent.Select(sent => sent.Result));
    }

    [Fact]
    public void A_message_of_no_bytes_is_an_empty_datagram()
    {
        using DatagramStage stage = new(DatagramStage.FreeEndPoint(), echoes: false);
        using Socket peer = DatagramStage.Peer();
        PeerAddress to = PeerAddress.From(peer.LocalEndPoint!);
        foreach (string text in new[] { "before", "", "then", "" })
        {
            stage.On(handler => handler.SendWith(stage.Socket, to, Encoding.UTF8.GetBytes(text), default));
        }
        byte[] received = new byte[100];
        Assert.Equal([6, 0, 4, 0], Enumerable.Range(0, 4).Select(_ => peer.Receive(received)));
        stage.Until(handler => handler.Sent.Count == 4, "all have completed");
        Assert.Equal([6, 0, 4, 0], stage.Handler.Sent.Select(sent => sent.Result));
    }

    [Fact]
    public void What_is_sent_to_a_port_without_a_listener_comes_back_as_an_error_and_the_socket_lives_on()
    {
        IPEndPoint nobody = DatagramStage.FreeEndPoint();
        using DatagramStage stage = new(nobody, echoes: false, connects: true);
        stage.On(handler => handler.Receive(stage.Socket));
        stage.On(handler => handler.SendConnected(stage.Socket, "anybody?"u8));
        stage.Until(handler => handler.Errors.Count > 0, "the network answers");
        Assert.Equal([Errno.ECONNREFUSED], stage.Handler.Errors);
        using Socket late = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { ReceiveTimeout = 60_000 };
        late.Bind(nobody);
        stage.On(handler => handler.SendConnected(stage.Socket, "and now?"u8));
        byte[] received = new byte[100];
        EndPoint from = new IPEndPoint(IPAddress.Any, 0);
        Assert.Equal("and now?", Encoding.UTF8.GetString(received, 0, late.ReceiveFrom(received, ref from)));
        late.SendTo("yes"u8, from);
        stage.Until(handler => handler.Payloads.Count == 1, "the answer comes");
        Assert.Equal(["yes"], stage.Handler.Texts());
    }

    [Fact]
    public void Queued_sends_of_a_connected_socket_stay_apart_and_an_error_costs_one_of_them()
    {
        using Socket peer = DatagramStage.Peer();
        using DatagramStage stage = new(PeerAddress.From(peer.LocalEndPoint!), connects: true);
        stage.On(handler =>
        {
            handler.SendPlain(stage.Socket, "first"u8);
            handler.SendPlain(stage.Socket, new byte[70_000]); // Longer than a datagram can be: EMSGSIZE.
            handler.SendPlain(stage.Socket, "second"u8);
            handler.SendPlain(stage.Socket, "third"u8);
        });
        byte[] received = new byte[100];
        foreach (string text in new[] { "first", "second", "third" })
        {
            Assert.Equal(text, Encoding.UTF8.GetString(received, 0, peer.Receive(received)));
        }
        Assert.Equal(1, stage.Running.Settled.DatagramsLost);
        Assert.Equal(0, stage.Running.Statistics.Aborts);
    }

    [Fact]
    public void A_message_that_is_too_long_fails_alone()
    {
        using Socket peer = DatagramStage.Peer();
        using DatagramStage stage = new(DatagramStage.FreeEndPoint());
        PeerAddress to = PeerAddress.From(peer.LocalEndPoint!);
        stage.On(handler => handler.Send(stage.Socket, to, SendBuffer.Allocate(70_000), "x"u8));
        stage.On(handler => handler.Send(stage.Socket, to, SendBuffer.CopyOf("after"u8), default));
        byte[] received = new byte[100];
        Assert.Equal("after", Encoding.UTF8.GetString(received, 0, peer.Receive(received)));
        stage.Until(handler => handler.Sent.Count == 2, "both have completed");
        Assert.Equal([Errno.EMSGSIZE, Errno.None], stage.Handler.Sent.Select(sent => sent.Error));
    }

    [Fact]
    public void An_address_in_use_fails_at_its_step_and_leaves_nothing()
    {
        using Socket peer = DatagramStage.Peer();
        using DatagramStage stage = new(PeerAddress.From(peer.LocalEndPoint!));
        Assert.Equal(OutcomeKind.Failed, stage.Handler.Made);
        Assert.Equal(Errno.EADDRINUSE, stage.Handler.MakeError);
    }

    [Fact]
    public void Control_data_comes_with_the_message_and_goes_with_one()
    {
        const int Ip = 0, PacketInfo = 8;
        IPEndPoint endPoint = DatagramStage.FreeEndPoint();
        using DatagramStage stage = new(endPoint, echoes: false);
        using Socket peer = DatagramStage.Peer();
        peer.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.PacketInformation, true);
        byte[] information = new byte[12]; // struct in_pktinfo: interface, address to send from, destination
        information[4] = 127;
        information[7] = 9; // 127.0.0.9 is an address of the loopback interface too.
        byte[] control = new byte[ControlMessages.BytesFor(information.Length)];
        ControlMessages.Write(control, Ip, PacketInfo, information);
        stage.On(handler => handler.SendWith(stage.Socket, PeerAddress.From(peer.LocalEndPoint!), "from elsewhere"u8, control));
        byte[] received = new byte[100];
        EndPoint from = new IPEndPoint(IPAddress.Any, 0);
        SocketFlags flags = SocketFlags.None;
        int count = peer.ReceiveMessageFrom(received, 0, 100, ref flags, ref from, out _);
        Assert.Equal("from elsewhere", Encoding.UTF8.GetString(received, 0, count));
        stage.Until(handler => handler.Sent.Count == 1, "it has completed");
        Assert.Equal(14, stage.Handler.Sent[0].Result);
    }

    [Fact]
    public void One_message_is_received_into_a_buffer_with_its_sender()
    {
        IPEndPoint endPoint = DatagramStage.FreeEndPoint();
        using DatagramStage stage = new(endPoint);
        using Socket peer = DatagramStage.Peer(endPoint);
        ReceiveBuffer buffer = ReceiveBuffer.Allocate(8), control = ReceiveBuffer.Allocate(64);
        stage.On(handler => handler.ReceiveOne(stage.Socket, buffer, control));
        peer.Send("more than eight"u8);
        stage.Until(handler => handler.Filled is not null, "it has come");
        FilledMessage filled = stage.Handler.Filled!.Value;
        Assert.Equal(8, filled.Length);
        Assert.True(filled.IsTruncated);
        Assert.Equal("more tha", Encoding.UTF8.GetString(buffer.Span));
        Assert.Equal(PeerAddress.From(peer.LocalEndPoint!), filled.Name);
        Assert.Equal(0, filled.ControlLength);
    }

    [Fact]
    public void A_receive_of_one_message_that_nobody_sends_is_cancelled_with_its_socket()
    {
        using DatagramStage stage = new(DatagramStage.FreeEndPoint());
        stage.On(handler => handler.ReceiveOne(stage.Socket, ReceiveBuffer.Allocate(8), ReceiveBuffer.Allocate(8)));
        stage.On(handler => handler.Close(stage.Socket));
        stage.Until(handler => handler.Filled is not null, "it is told");
        Assert.Equal(Errno.ECANCELED, stage.Handler.Filled!.Value.Error);
        stage.Running.WaitUntilIdle();
    }

    [Fact]
    public void A_cancelled_receive_says_nothing_more_and_can_be_asked_for_again()
    {
        IPEndPoint endPoint = DatagramStage.FreeEndPoint();
        using DatagramStage stage = new(endPoint, echoes: false);
        using Socket peer = DatagramStage.Peer(endPoint);
        stage.On(handler => handler.Receive(stage.Socket));
        stage.On(handler => handler.StopReceiving(stage.Socket));
        peer.Send("kept by the kernel"u8);
        stage.On(handler => handler.Receive(stage.Socket));
        stage.Until(handler => handler.Payloads.Count == 1, "it comes with the second receive");
        Assert.Empty(stage.Handler.Errors);
    }
}
