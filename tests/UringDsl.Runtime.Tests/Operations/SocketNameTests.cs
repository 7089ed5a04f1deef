using System;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using UringDsl.Abi;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Operations;

/// <summary>Addresses of sockets by command: Linux has it since 6.19, and an older one says so at the start.</summary>
[Collection(Rings.Name)]
public class SocketNameTests
{
    [Fact]
    public async Task The_address_of_a_socket_is_told_or_the_handler_does_not_start()
    {
        NameHandler handler = new();
        if (!RingCapabilities.Probe().Has(RingFeature.SocketNames))
        {
            RingUnavailableException refused = Assert.Throws<RingUnavailableException>(() => handler.Run(RingOptions.Default, default));
            Assert.Contains("NameHandler.NameOf needs the feature SocketNames (6.19)", refused.Message, StringComparison.Ordinal);
            return;
        }
        using RunningHandler running = RunningHandler.Start(handler);
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        Descriptor file = new((int)socket.Handle);
        Assert.Equal(socket.LocalEndPoint, (await running.On(() => handler.NameAndWait(file)).Bounded()).Address.ToEndPoint());
        Assert.Equal(Errno.ENOTCONN, (await running.On(() => handler.PeerAndWait(file)).Bounded()).Error);
        socket.Connect(socket.LocalEndPoint!);
        Assert.Equal(socket.LocalEndPoint, (await running.On(() => handler.PeerAndWait(file)).Bounded()).Address.ToEndPoint());
    }

    [Fact]
    public void What_the_kernel_writes_becomes_an_address()
    {
        PeerAddress address = new IPEndPoint(IPAddress.Loopback, 7000);
        byte[] memory = new byte[PeerAddress.MaxLength], length = new byte[sizeof(int)];
        address.Bytes.CopyTo(memory);
        MemoryMarshal.Write(length, address.Length);
        Assert.Equal(address, new SocketName(0, memory, length).Address);
        MemoryMarshal.Write(length, PeerAddress.MaxLength + 1); // More than there was room for.
        Assert.Equal(PeerAddress.MaxLength, new SocketName(0, memory, length).Address.Length);
        SocketName failed = new(-(int)Errno.ENOTCONN, memory, length);
        Assert.Equal((Errno.ENOTCONN, 0), (failed.Error, failed.Address.Length));
    }
}
