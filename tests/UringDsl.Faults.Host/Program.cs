using System;
using System.Globalization;
using System.Net;
using System.Text;
using System.Threading;
using UringDsl;
using UringDsl.Faults.Host;

// Runs a handler in a process that is restricted first. Commands come line by line on the standard input; each has one line of answer.
return args switch
{
    ["report"] => Report(),
    ["refused", string error] => Refused(() => Limits.RefuseIoUring(Number(error))),
    ["few-files", string count] => Refused(() => Limits.AllowOpenFiles((ulong)Number(count))),
    ["direct", string port, string first, string last] => Serve(new DirectEcho(At(port), Number(first), Number(last)), openFiles: 0),
    ["sq-thread", string port] => Serve(new DirectEcho(At(port), 0, 0), openFiles: 0, SqThread()),
    ["bundle", string port, string first, string last] => Serve(new BundleEcho(At(port), Number(first), Number(last)), openFiles: 0),
    ["incremental", string port, string first, string last] => Serve(new IncrementalEcho(At(port), Number(first), Number(last)), openFiles: 0),
    ["send-bundles", string port, string first, string last] => Serve(new SendBundleEcho(At(port), Number(first), Number(last)), openFiles: 0),
    ["zero-copy", string port] => Serve(new ZeroCopyEcho(At(port)), openFiles: 0),
    ["plain", string port, string openFiles] => Serve(new PlainEcho(At(port)), Number(openFiles)),
    _ => Usage(),
};

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

static IPEndPoint At(string port) => new(IPAddress.Loopback, Number(port));

static int Usage()
{
    Console.Error.WriteLine(
        "refused <errno> | few-files <count> | direct, bundle, incremental or send-bundles <port> <first sample> <last sample> | sq-thread <port> "
        + "| zero-copy <port> | plain <port> <open files, 0 for no limit>");
    return 2;
}

static int Report()
{
    Console.WriteLine(RingCapabilities.Probe());
    return 0;
}

static int Refused(Action restrict)
{
    using CancellationTokenSource stop = new();
    restrict();
    stop.CancelAfter(TimeSpan.FromSeconds(10)); // It should not get this far.
    try
    {
        new DirectEcho(new IPEndPoint(IPAddress.Loopback, 0), 0, 0).Run(stop.Token);
        Console.WriteLine("it ran");
    }
    catch (RingUnavailableException exception)
    {
        Console.WriteLine($"{exception.Reason} {exception.Error} {exception.Message}");
    }
    return 0;
}

// An SQ thread that never sleeps during a test, and a loop that looks for as long as a busy machine may keep the others waiting.
static RingOptions SqThread() => new() { Modes = RingModes.SqPoll, SqPollIdleMilliseconds = 10_000, BusyPollMicroseconds = 500_000 };

static int Serve(IEcho echo, int openFiles, RingOptions? options = null)
{
    using CancellationTokenSource stop = new();
    Exception? failure = null;
    Thread thread = new(() =>
    {
        try
        {
            echo.Run(options ?? RingOptions.Default, stop.Token);
        }
        catch (Exception exception)
        {
            failure = exception;
        }
    });
    string counters = Counters(echo); // Loads what a later line needs, while there are descriptors for it.
    if (openFiles > 0) Limits.AllowOpenFiles((ulong)openFiles);
    thread.Start();
    Console.WriteLine(counters);
    while (Console.ReadLine() is { } line && line != "stop") Console.WriteLine(Counters(echo));
    stop.Cancel();
    bool ended = thread.Join(TimeSpan.FromSeconds(20));
    Console.WriteLine(Counters(echo));
    if (failure is not null) Console.Error.WriteLine(failure);
    return ended && failure is null ? 0 : 1;
}

static string Counters(IEcho echo)
{
    StringBuilder line = new();
    foreach (System.Reflection.PropertyInfo counter in typeof(RingStatistics).GetProperties())
    {
        if (counter.PropertyType != typeof(long)) continue;
        line.Append(CultureInfo.InvariantCulture, $"{counter.Name}={counter.GetValue(echo.Statistics)} ");
    }
    return line.Append(echo.Allocations).ToString();
}
