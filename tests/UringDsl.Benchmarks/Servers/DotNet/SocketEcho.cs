using System;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;

namespace UringDsl.Benchmarks.DotNet;

/// <summary>Echo on sockets with async and await.</summary>
internal static class SocketEcho
{
    public const int BufferSize = 65536;
    private const int Backlog = 4096;

    public static async void Start(IPEndPoint endpoint)
    {
        using Socket listener = Listen(endpoint);
        while (true) _ = Serve(await listener.AcceptAsync());
    }

    public static Socket Listen(IPEndPoint endpoint)
    {
        Socket listener = new(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(endpoint);
        listener.Listen(Backlog);
        return listener;
    }

    private static async Task Serve(Socket socket)
    {
        using Socket owned = socket;
        socket.NoDelay = true;
        Memory<byte> buffer = new byte[BufferSize];
        try
        {
            int received;
            while ((received = await socket.ReceiveAsync(buffer)) > 0)
            {
                Memory<byte> rest = buffer[..received];
                while (rest.Length > 0) rest = rest[await socket.SendAsync(rest)..];
            }
        }
        catch (SocketException)
        {
            return; // The client went away.
        }
    }
}
