using System;
using System.Globalization;
using System.IO;
using System.Net;
using System.Runtime.InteropServices;
using System.Threading;

namespace UringDsl.Benchmarks.DotNet;

/// <summary>A server of .NET that is measured: <c>--port PORT --mode MODE</c>. It ends on SIGTERM, and says how much it has allocated since SIGUSR1.</summary>
internal static class Program
{
    private const int BadUsage = 2;
    private const string Echo = "uring-echo-";

    private static readonly PosixSignal s_user1 = (PosixSignal)10; // Not SIGHUP, which a process below nohup does not get.

    private static int Main(string[] arguments)
    {
        if (arguments is not ["--port", { } port, "--mode", { } mode, .. var rest]
            || rest is not ([] or ["--files", _] or ["--batch", _] or ["--batch", _, "--file", _]))
        {
            Console.Error.WriteLine(
                "usage: --port PORT --mode sockets|saea|stream|saea-stream|kestrel|kestrel-stream|uring-stream|uring-stream-zero-copy|uring-echo-WAY|empty\n"
                + "       --port PORT --mode http --files FOLDER\n"
                + "       --port PORT --mode nop --batch N\n       --port PORT --mode read --batch N --file FILE");
            return BadUsage;
        }

        IPEndPoint endpoint = new(IPAddress.Loopback, int.Parse(port, CultureInfo.InvariantCulture));
        using CancellationTokenSource end = new();
        long before = 0;

        // Of a ring its own thread is asked, since what the signals themselves allocate is no part of a message.
        Action<Action> post = static action => action();
        Func<long> allocated = static () => GC.GetTotalAllocatedBytes(precise: true);
        using PosixSignalRegistration warm = PosixSignalRegistration.Create(s_user1, context =>
        {
            context.Cancel = true;
            post(() => Volatile.Write(ref before, allocated()));
        });
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
        {
            context.Cancel = true;
            post(() =>
            {
                Console.WriteLine($"bytes allocated {allocated() - Volatile.Read(ref before)}");
                end.Cancel();
            });
        });
        switch (mode)
        {
            case "sockets":
                SocketEcho.Start(endpoint);
                break;
            case "saea":
                EventServer.Start(endpoint);
                break;
            case "stream":
                SocketStream.Start(endpoint);
                break;
            case "saea-stream":
                EventServer.Start(endpoint, Pattern.Make());
                break;
            case "kestrel":
                KestrelServers.StartEcho(endpoint);
                break;
            case "kestrel-stream":
                KestrelServers.StartStream(endpoint);
                break;
            case "http" when rest is ["--files", { } files]:
                KestrelServers.StartHttp(endpoint, files);
                break;
            case "uring-stream":
                StreamServer stream = new(endpoint);
                (post, allocated) = (stream.Post, GC.GetAllocatedBytesForCurrentThread);
                stream.Run(end.Token);
                break;
            case "uring-stream-zero-copy":
                ZeroCopyStreamServer withoutCopy = new(endpoint);
                (post, allocated) = (withoutCopy.Post, GC.GetAllocatedBytesForCurrentThread);
                withoutCopy.Run(end.Token);
                break;
            case "nop" when rest is [_, { } batch]:
                using (BatchClock clock = new(int.Parse(batch, CultureInfo.InvariantCulture))) new NopLoop(clock).Run(clock.Ended);
                return 0;
            case "read" when rest is [_, { } batch, _, { } path]:
                using (FileStream file = File.OpenRead(path))
                using (BatchClock clock = new(int.Parse(batch, CultureInfo.InvariantCulture)))
                {
                    new ReadLoop(clock, file).Run(clock.Ended);
                }
                return 0;
            case "empty":
                break;
            case { } when mode.StartsWith(Echo, StringComparison.Ordinal) && ModesEcho.Of(mode[Echo.Length..], endpoint) is { } echo:
                (post, allocated) = (echo.Post, GC.GetAllocatedBytesForCurrentThread);
                echo.Serve(end.Token);
                break;
            default:
                Console.Error.WriteLine($"{mode}: there is no such mode, or not with these options");
                return BadUsage;
        }
        end.Token.WaitHandle.WaitOne();
        return 0;
    }
}
