using System;
using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;

namespace UringDsl.Benchmarks.DotNet;

/// <summary>Answers of so many bytes as are asked for, on sockets with async and await.</summary>
internal static class SocketStream
{
    public static async void Start(IPEndPoint endpoint)
    {
        byte[] pattern = Pattern.Make();
        using Socket listener = SocketEcho.Listen(endpoint);
        while (true) _ = Serve(await listener.AcceptAsync(), pattern);
    }

    private static async Task Serve(Socket socket, byte[] pattern)
    {
        using Socket owned = socket;
        socket.NoDelay = true;
        byte[] request = new byte[sizeof(long)];
        try
        {
            for (int received = 0; ;)
            {
                int more = await socket.ReceiveAsync(request.AsMemory(received));
                if (more == 0) return;
                received += more;
                if (received < request.Length) continue;
                received = 0;
                Memory<byte> rest = pattern.AsMemory(0, (int)BinaryPrimitives.ReadInt64LittleEndian(request));
                while (rest.Length > 0) rest = rest[await socket.SendAsync(rest)..];
            }
        }
        catch (SocketException)
        {
            return; // The client went away.
        }
    }
}
