using System;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Fuzz;

/// <summary>Peers that come and go: some never read, some leave at once, some reset. They stay until they are disposed, also without a server.</summary>
internal sealed class RestlessClients : IDisposable
{
    private const int MostWrites = 60, MostBytes = 20_000, FewBytes = 300;

    private readonly EndPoint _endPoint;
    private readonly CancellationTokenSource _over = new();
    private readonly Task _all;

    public RestlessClients(EndPoint endPoint, int seed, int count)
    {
        _endPoint = endPoint;
        _all = Task.WhenAll(Enumerable.Range(0, count).Select(lane => Task.Run(() => ComeAndGo(new Random((seed * count) + lane)))));
    }

    private bool IsOver => _over.IsCancellationRequested;

    public void Dispose()
    {
        _over.Cancel();
        Assert.True(_all.Wait(Wait.Patience), "The clients did not end.");
    }

    private async Task ComeAndGo(Random random)
    {
        byte[] bytes = new byte[MostBytes];
        while (!IsOver)
        {
            try
            {
                using Socket socket = new(_endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(_endPoint, _over.Token);
                socket.Blocking = false;
                await Talk(socket, random, bytes);
                Leave(socket, random);
            }
            catch (SocketException)
            {
                await Task.Delay(2); // The server is gone, or has dropped the connection.
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task Talk(Socket socket, Random random, byte[] bytes)
    {
        bool isMute = random.Next(4) == 0;
        for (int writes = random.Next(1, MostWrites); writes > 0 && !IsOver; writes--)
        {
            int count = random.Next(1, random.Next(3) == 0 ? MostBytes : FewBytes);
            socket.Send(bytes, 0, count, SocketFlags.None, out SocketError error);
            if (error is not (SocketError.Success or SocketError.WouldBlock)) return;
            if (!isMute) socket.Receive(bytes, 0, bytes.Length, SocketFlags.None, out _);
            if (random.Next(3) == 0) await Task.Delay(1);
        }
    }

    private static void Leave(Socket socket, Random random)
    {
        switch (random.Next(3))
        {
            case 0:
                socket.LingerState = new LingerOption(true, 0); // A reset.
                break;
            case 1:
                socket.Shutdown(SocketShutdown.Send);
                break;
            default:
                break;
        }
    }
}
