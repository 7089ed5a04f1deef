using System;
using System.IO;
using System.Net;
using System.Runtime.InteropServices;
using System.Threading;
using UringDsl;

const int Failed = 1, BadUsage = 2, Unavailable = 5;

Options options;
try
{
    options = Options.Parse(args);
}
catch (FormatException exception)
{
    Console.Error.WriteLine(exception.Message);
    Console.Error.WriteLine(Options.Usage);
    return BadUsage;
}

try
{
    return options.IsDemoClient ? Demo.RunClients(options) : options.IsDemo ? Demo.Run(options) : Serve(options);
}
catch (RingUnavailableException exception)
{
    Console.Error.WriteLine(exception.Message);
    return Unavailable;
}
catch (Exception exception) when (exception is RingException or IOException)
{
    Console.Error.WriteLine(exception.Message);
    return Failed;
}

static int Serve(Options options)
{
    const int DefaultPort = 7000;
    IPEndPoint endpoint = new(options.Address, options.Port == 0 ? DefaultPort : options.Port);
    using Service service = new(options, endpoint);
    using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
    using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
    TimeSpan duration = options.DurationSeconds == 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(options.DurationSeconds);
    using Timer end = new(_ => service.Stop(), null, duration, Timeout.InfiniteTimeSpan);
    Console.WriteLine($"Listening on {endpoint}. Type something to it with: nc {endpoint.Address} {endpoint.Port}");
    Console.WriteLine("Ctrl+C stops the server.");
    service.WaitForTheEnd();
    service.Summary.WriteTo(Console.Out);
    return 0;

    void Stop(PosixSignalContext context)
    {
        context.Cancel = true; // Not the default of the signal, but an end in order.
        service.Stop();
    }
}
