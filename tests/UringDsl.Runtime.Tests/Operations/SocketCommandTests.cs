using System;
using System.Net.Sockets;
using System.Threading.Tasks;
using UringDsl.Abi;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Operations;

/// <summary>Commands of sockets.</summary>
[Collection(Rings.Name)]
public class SocketCommandTests
{
    private const int SocketLevel = 1, ReceiveBufferSize = 8, KeepAlive = 9, NoSuchOption = 9999;

    [Fact]
    public async Task An_option_is_set_and_read()
    {
        using Scene scene = new();
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        Descriptor file = new((int)socket.Handle);
        Assert.Equal(0, (await scene.On(o => o.GetSocketOption(file, SocketLevel, KeepAlive).AsTask())).Value);
        Assert.Equal(new Completion(0), await scene.On(o => o.SetSocketOption(file, SocketLevel, KeepAlive, 1).AsTask()));
        SocketOption option = await scene.On(o => o.GetSocketOption(file, SocketLevel, KeepAlive).AsTask());
        Assert.Equal((true, 1, sizeof(int)), (option.IsSuccess, option.Value, option.Length));
        Assert.Equal(1, (int)socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive)!);
        Assert.True((await scene.On(o => o.GetSocketOption(file, SocketLevel, ReceiveBufferSize).AsTask())).Value > 1000);
    }

    [Fact]
    public async Task A_long_option_goes_into_a_buffer_of_its_own_and_a_short_memory_cuts_it_off()
    {
        const int MemoryInfo = 55, Numbers = 9, TcpLevel = 6, NoDelay = 1;
        using Scene scene = new();
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        Descriptor file = new((int)socket.Handle);
        ReceiveBuffer info = ReceiveBuffer.Allocate(1024);
        SocketOption option = await scene.On(o => o.GetSocketOptionInto(file, SocketLevel, MemoryInfo, info).AsTask());
        Assert.Equal((Numbers * sizeof(int), 0), (option.Length, option.Value));
        Assert.Equal(socket.ReceiveBufferSize, BitConverter.ToInt32(info.Span[sizeof(int)..])); // SK_MEMINFO_RCVBUF
        Assert.Equal(16, (await scene.On(o => o.GetSocketOption(file, SocketLevel, MemoryInfo).AsTask())).Length);
        Assert.Equal(Errno.EOPNOTSUPP, (await scene.On(o => o.GetSocketOption(file, TcpLevel, NoDelay).AsTask())).Error);
    }

    [Fact]
    public async Task An_option_that_is_none_is_refused()
    {
        using Scene scene = new();
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        Descriptor file = new((int)socket.Handle);
        Assert.Equal(Errno.ENOPROTOOPT, (await scene.On(o => o.GetSocketOption(file, SocketLevel, NoSuchOption).AsTask())).Error);
        Assert.Equal(Errno.ENOPROTOOPT, (await scene.On(o => o.SetSocketOption(file, SocketLevel, NoSuchOption, 1).AsTask())).Error);
        Assert.Equal(Errno.EOPNOTSUPP, (await scene.On(o => o.Command(file, 4242).AsTask())).Error);
    }

    [Fact]
    public async Task What_waits_in_a_socket_is_counted()
    {
        using Scene scene = new();
        (Socket server, Socket client) = Loopback.Pair();
        using Socket ours = server, theirs = client;
        Descriptor readable = new((int)server.Handle), sending = new((int)client.Handle);
        Assert.Equal(new Completion(0), await scene.On(o => o.BytesReadable(readable).AsTask()));
        client.Send(new byte[321]);
        Assert.Equal(PollEvents.In, (await scene.On(o => o.Poll(readable, PollEvents.In).AsTask())).Events);
        Assert.Equal(new Completion(321), await scene.On(o => o.BytesReadable(readable).AsTask()));
        Completion command = await scene.On(o => o.Command(readable, (int)SocketOperation.BytesReadable).AsTask());
        Assert.Equal(new Completion(321), command); // The same by hand.
        Wait.Until(() => scene.On(o => o.BytesUnsent(sending).AsTask()).Result == new Completion(0), () => "everything is acknowledged");
    }

    [Fact]
    public async Task A_file_has_no_commands_of_sockets()
    {
        using Scene scene = new();
        Descriptor file = await scene.Open(scene.Write("a", ""));
        Assert.Equal(Errno.EOPNOTSUPP, (await scene.On(o => o.BytesReadable(file).AsTask())).Error);
        Assert.Equal(Errno.EOPNOTSUPP, (await scene.On(o => o.GetSocketOption(file, SocketLevel, KeepAlive).AsTask())).Error);
        await scene.Close(file);
    }
}
