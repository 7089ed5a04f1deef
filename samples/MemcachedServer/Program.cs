using System;
using System.Globalization;
using System.Net;
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
    using RingGroup<MemcachedServer> group = RingGroup.Start( // One worker: one thread has all the data, so nothing is locked.
        1, _ => new MemcachedServer(options), static (server, token) => server.Run(RingOptions.Default, token), stop.Token);
    MemcachedServer server = group.Handlers[0];

    // A listener that fails ends its ring, and Join throws what it failed with.
    while (!group.Join(TimeSpan.FromMilliseconds(20)) && server.Statistics.ListenersOpen == 0) continue;
    Console.WriteLine($"Listening on {new IPEndPoint(options.Address, options.Port)}. Talk to it with: nc {options.Address} {options.Port}");
    Console.WriteLine("Ctrl+C stops the server.");
    group.Join();
    foreach ((string name, long value) in server.Summary) Console.WriteLine($"{name,-28}  {value.ToString("N0", CultureInfo.InvariantCulture)}");
    return 0;

    void Stop(PosixSignalContext context)
    {
        context.Cancel = true; // Not the default of the signal, but an end in order.
        stop.Cancel();
    }
}
