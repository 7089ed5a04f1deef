using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using UringDsl.Benchmarks.Servers.Results;
using UringDsl.Benchmarks.Statistics;

namespace UringDsl.Benchmarks.Servers;

/// <summary>A contender that runs, with its client, and the windows so far.</summary>
internal sealed partial class Entrant(Contender contender, Scenario scenario, ServerOptions options) : IDisposable
{
    private const double WarmSlice = 0.25;
    private const int CountedWithoutRing = 4;

    private readonly List<Window> _windows = [];
    private readonly List<(double All, double Enters)> _calls = [];
    private PinnedProcess? _server, _behind;
    private Client? _client;
    private string? _folder;
    private double _residentMebibytes, _disturbance;
    private double? _allocatedBytes;
    private long _served;
    private bool _cannotBeCounted;

    public Contender Contender => contender;

    private bool UsesRing => _calls.Exists(calls => calls.Enters > 0);

    /// <summary>Starts the server and its client, and loads it until it is warm.</summary>
    public void Start()
    {
        string port = $"{Places.FreePort()}", behind = $"{Places.FreePort()}";
        if (scenario.Behind is { } command)
        {
            _behind = new(Places.Words(command, ("port", behind)), options.ClientProcessor);
            _behind.WaitUntilListening(int.Parse(behind, CultureInfo.InvariantCulture));
        }

        _folder = Directory.CreateTempSubdirectory("uringdsl-benchmark-").FullName;
        (string, string)[] values = [("port", port), ("behind", behind), ("folder", _folder), ("batch", $"{scenario.Batch}")];
        if (contender.Configuration is { } text) File.WriteAllText(Path.Combine(_folder, "configuration"), Places.Replace(text, values));
        bool isAsked = scenario.Client == "self";
        _server = new(Places.Words(contender.Command, values), options.ServerProcessor, contender.Environment, isAsked, scenario.SharesProcessor);
        if (!isAsked) _server.WaitUntilListening(int.Parse(port, CultureInfo.InvariantCulture));
        int processor = scenario.SharesProcessor ? options.ServerProcessor : options.ClientProcessor;
        _client = Client.Start(scenario, _server, int.Parse(port, CultureInfo.InvariantCulture), processor);
        for (double warm = 0; warm < contender.WarmSeconds * scenario.Warmth * options.Warmth;)
        {
            Window window = Load(WarmSlice);
            warm += Math.Max(WarmSlice, window.Nanoseconds / 1e9);
        }
        if (contender.CountsAllocations && !isAsked) _server.TellIsWarm();
        _served = 0;
    }

    /// <summary>A window that counts.</summary>
    public Window Measure()
    {
        double busy = Machine.BusyNanoseconds(options.ServerProcessor, options.ClientProcessor), began = Environment.TickCount64;
        Window window = Load(options.WindowSeconds);
        busy = Machine.BusyNanoseconds(options.ServerProcessor, options.ClientProcessor) - busy;
        if (window.ClientNanoseconds > 0)
        {
            double used = (window.ServerNanoseconds + window.ClientNanoseconds) * (Environment.TickCount64 - began) * 1e6 / window.Nanoseconds;
            _disturbance = Math.Max(_disturbance, (busy - used) / (2 * window.Nanoseconds));
        }
        if (window.Messages == 0) throw Failed("no message came back");
        _windows.Add(window);
        return window;
    }

    /// <summary>
    /// A window in which system calls are counted. That costs, so it is none of those that are measured; a server without a ring has a few.
    /// </summary>
    /// <returns>False where counting has failed: no count is kept then, and none is tried again.</returns>
    public bool Count()
    {
        if (scenario.Client == "self" || _cannotBeCounted || (_calls.Count >= CountedWithoutRing && !UsesRing)) return true;
        using SystemCalls? counter = SystemCalls.Start(_server!.Id);
        if (counter is null && _calls.Count == 0) return true; // It cannot be done here.
        double messages = counter is null ? 0 : Load(options.WindowSeconds).AllMessages;
        if (messages > 0 && counter!.Stop() is { } calls)
        {
            _calls.Add((calls.All / messages, calls.Enters / messages));
            return true;
        }
        _calls.Clear();
        _cannotBeCounted = true;
        return false;
    }

    /// <summary>Ends the client and the server, and hears what the server says at its end.</summary>
    public void Stop()
    {
        if (_server is not null) _residentMebibytes = _server.ResidentMebibytes;
        _client?.Dispose();
        string said = _server?.Stop() ?? "";
        if (AllocatedForEach().Match(said) is { Success: true } each) _allocatedBytes = double.Parse(each.Groups[1].Value, CultureInfo.InvariantCulture);
        else if (Allocated().Match(said) is { Success: true } all) _allocatedBytes = double.Parse(all.Groups[1].Value, CultureInfo.InvariantCulture) / _served;
        Dispose();
        _client = null;
        _server = _behind = null;
        _folder = null;
    }

    /// <summary>Lengths of the windows.</summary>
    public IEnumerable<double> Seconds => _windows.Select(window => window.Nanoseconds / 1e9);

    public ContenderResult Result() => new()
    {
        Name = contender.Name,
        Title = contender.Title,
        IsOurs = contender.IsOurs,
        Cost = Each(window => window.ServerMicroseconds),
        Rate = Each(window => window.Rate),
        P50 = Each(window => window.P50 / 1e3),
        P99 = Each(window => window.P99 / 1e3),
        P999 = Each(window => window.P999 / 1e3),
        SystemCalls = _calls.Count > 0 ? Short(Ratio.MedianOf(_calls.Select(calls => calls.All))) : null,
        Enters = UsesRing ? [.. _calls.Select(calls => Short(calls.Enters)!.Value)] : [],
        AllocatedBytes = Short(_allocatedBytes),
        ResidentMebibytes = Short(_residentMebibytes)!.Value,
        Disturbance = Short(_disturbance)!.Value,
    };

    public void Dispose()
    {
        _client?.Dispose();
        _server?.Dispose();
        _behind?.Dispose();
        if (_folder is not null && Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    private Window Load(double seconds)
    {
        Window window = _client!.Run(seconds);
        if (window.Wrong > 0) throw Failed($"{window.Wrong} answers are wrong");
        if (window.Errors > 0) throw Failed($"{window.Errors} connections failed");
        _served += Math.Max(window.Messages, window.AllMessages);
        return window;
    }

    private InvalidOperationException Failed(string how) => new($"{how}\n{_server!.Said}".TrimEnd());

    private double[] Each(Func<Window, double> value) => [.. _windows.Select(window => Short(value(window))!.Value)];

    // Five digits: the file is read by people, too.
    private static double? Short(double? value) => value is not { } number || number == 0
        ? value
        : double.Parse(number.ToString("G5", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^bytes allocated per (?:message|receive)\s+([\d.]+)", RegexOptions.Multiline)]
    private static partial Regex AllocatedForEach();

    [GeneratedRegex(@"^bytes allocated\s+(\d+)", RegexOptions.Multiline)]
    private static partial Regex Allocated();
}
