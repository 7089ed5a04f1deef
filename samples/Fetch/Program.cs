using System;
using System.IO;
using System.Net.Sockets;
using System.Threading;
using UringDsl;
using static SampleProgram;
using static System.FormattableString;

return SampleProgram.Run(Options.Usage, () => (int)Run(Options.Parse(args)));

static ExitCode Run(Options options)
{
    PeerAddress[] peers;
    try
    {
        peers = options.Resolve();
    }
    catch (Exception exception) when (exception is SocketException or ArgumentException)
    {
        return Fail(ExitCode.NameNotFound, $"{options.Url.Host}: {exception.Message.ReplaceLineEndings(" ")}");
    }

    using CancellationTokenSource stop = new();
    using IDisposable signals = SampleProgram.OnSignal(stop.Cancel);
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
}

static ExitCode Fail(ExitCode exit, string why)
{
    Console.Error.WriteLine(why);
    return exit;
}
