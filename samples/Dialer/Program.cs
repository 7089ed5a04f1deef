using System;
using System.Runtime.InteropServices;
using System.Threading;
using UringDsl;

Options options;
try
{
    options = Options.Parse(args);
}
catch (FormatException exception)
{
    Console.Error.WriteLine(exception.Message);
    Console.Error.WriteLine(Options.Usage);
    return (int)ExitCode.BadUsage;
}

using CancellationTokenSource stop = new();
using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context =>
{
    context.Cancel = true;
    stop.Cancel();
});

Dialer dialer = new(options.Peer, options.Timeout);
try
{
    dialer.Run(stop.Token);
    return (int)dialer.Result;
}
catch (RingUnavailableException exception)
{
    Console.Error.WriteLine(exception.Message);
    return (int)ExitCode.Unavailable;
}
catch (RingException exception)
{
    Console.Error.WriteLine(exception.Message);
    return (int)ExitCode.Failed;
}
