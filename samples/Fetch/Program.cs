using System;
using System.IO;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Threading;
using UringDsl;
using static System.FormattableString;

try
{
    return (int)Run(Options.Parse(args));
}
catch (FormatException exception)
{
    Console.Error.WriteLine(exception.Message);
    Console.Error.WriteLine(Options.Usage);
    return (int)ExitCode.BadUsage;
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

static ExitCode Run(Options options)
{
    PeerAddress[] peers;
    try
    {
        peers = options.Resolve();
    }
    catch (SocketException exception)
    {
        return Fail(ExitCode.NameNotFound, $"{options.Url.Host}: {exception.Message}");
    }

    using CancellationTokenSource stop = new();
    using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
    using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
    ReceiveBuffer received = ReceiveBuffer.Allocate(options.Limit + 1); // A full one is an answer that is too long.
    Fetch fetch = new(peers, SendBuffer.CopyOf(options.Request), received, options.Timeout, options.Count);
    fetch.Run(stop.Token);
    if (fetch.Result != ExitCode.Fetched) return Fail(fetch.Result, fetch.Failure ?? "cancelled");
    if (fetch.Received > options.Limit) return Fail(ExitCode.BadAnswer, $"the answer is longer than {options.Limit} bytes; --limit takes more");
    ReadOnlySpan<byte> bytes = received.Span[..fetch.Received];
    Answer answer;
    try
    {
        answer = Answer.Parse(bytes);
        if (options.Output is not null) File.WriteAllBytes(options.Output, bytes[answer.Body]);
    }
    catch (FormatException exception)
    {
        return Fail(ExitCode.BadAnswer, exception.Message);
    }
    catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
    {
        return Fail(ExitCode.Failed, exception.Message);
    }
    Row("status", $"{answer.Status} {answer.Reason}".TrimEnd());
    Row("bytes of content", Invariant($"{bytes[answer.Body].Length:N0}"));
    Row("requests", Invariant($"{fetch.Answered:N0}"));
    Row("milliseconds per request", Invariant($"{fetch.Elapsed.TotalMilliseconds / fetch.Answered:N2}"));
    Row("io_uring_enter calls", Invariant($"{fetch.Enters:N0}"));
    Row("calls per request", Invariant($"{(double)fetch.Enters / fetch.Answered:N2}"));
    return answer.IsError ? ExitCode.ErrorStatus : ExitCode.Fetched;

    void Stop(PosixSignalContext context)
    {
        context.Cancel = true; // Not the default of the signal, but an end in order.
        stop.Cancel();
    }
}

static ExitCode Fail(ExitCode exit, string why)
{
    Console.Error.WriteLine(why);
    return exit;
}

static void Row(string name, string value) => Console.WriteLine($"{name,-28}  {value}");
