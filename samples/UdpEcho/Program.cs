using System;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Threading;
using UringDsl;

const int Failed = 1, BadUsage = 2, Unavailable = 5;

try
{
    return Serve(Options.Parse(args));
}
catch (FormatException exception)
{
    Console.Error.WriteLine(exception.Message);
    Console.Error.WriteLine(Options.Usage);
    return BadUsage;
}
catch (RingUnavailableException exception)
{
    Console.Error.WriteLine(exception.Message);
    return Unavailable;
}
catch (RingException exception)
{
    Console.Error.WriteLine(exception.Message);
    return Failed;
}

static int Serve(Options options)
{
    using CancellationTokenSource stop = new();
    using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
    using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
    using RingGroup<UdpEcho> group = RingGroup.Start(
        1, _ => new UdpEcho(options.EndPoint, stop), static (server, token) => server.Run(token), stop.Token);
    UdpEcho server = group.Handlers[0];
    while (!group.Join(TimeSpan.FromMilliseconds(20)) && server.Statistics.ConnectionsOpen == 0) continue;
    if (server.Failure is null)
    {
        Console.WriteLine($"Listening on {options.EndPoint}. Send something to it with: socat - udp:{options.EndPoint}");
        Console.WriteLine("Ctrl+C stops the server.");
    }
    group.Join();
    if (server.Failure is { } failure)
    {
        Console.Error.WriteLine(failure);
        return Failed;
    }
    foreach ((string name, long value) in server.Summary) Console.WriteLine($"{name,-28}  {value.ToString("N0", CultureInfo.InvariantCulture)}");
    return 0;

    void Stop(PosixSignalContext context)
    {
        context.Cancel = true; // Not the default of the signal, but an end in order.
        stop.Cancel();
    }
}
