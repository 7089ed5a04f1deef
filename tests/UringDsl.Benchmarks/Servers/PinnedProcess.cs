using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading;

namespace UringDsl.Benchmarks.Servers;

/// <summary>A process on one processor, what it costs, and what it has said.</summary>
internal sealed class PinnedProcess : IDisposable
{
    private const int SigUser1 = 10, SigTerm = 15, PatienceMilliseconds = 5000;

    private static readonly string[] s_yielding = ["chrt", "--idle", "0"];

    private readonly Process _process;
    private readonly StringBuilder _said = new();
    private readonly string _name;
    private readonly bool _speaksInLines;
    private bool _isStopped;

    /// <summary>Starts a program.</summary>
    /// <param name="words">The program and its options.</param>
    /// <param name="processor">Where it runs.</param>
    /// <param name="environment">Variables of its environment.</param>
    /// <param name="speaksInLines">Its output is read with <see cref="Ask"/>.</param>
    /// <param name="yields">It runs while nobody else wants the processor (SCHED_IDLE).</param>
    public PinnedProcess(
        string[] words, int processor, IReadOnlyDictionary<string, string>? environment = null, bool speaksInLines = false, bool yields = false)
    {
        _name = Path.GetFileName(words[0] == "dotnet" ? words[1] : words[0]);
        _speaksInLines = speaksInLines;
        string[] all = ["-c", $"{processor}", .. yields ? s_yielding : [], .. words];
        ProcessStartInfo start = new("taskset", all) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach ((string name, string value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        if (!start.Environment["PATH"]!.Contains("/usr/sbin", StringComparison.Ordinal)) start.Environment["PATH"] += ":/usr/sbin";
        _process = Process.Start(start)!;
        AppDomain.CurrentDomain.ProcessExit += OnExit;
        _process.ErrorDataReceived += Hear;
        _process.BeginErrorReadLine();
        if (speaksInLines) return;
        _process.OutputDataReceived += Hear;
        _process.BeginOutputReadLine();
    }

    /// <summary>The id of the process: taskset and chrt become the program.</summary>
    public int Id => _process.Id;

    /// <summary>User and kernel time of all its threads.</summary>
    public long ProcessorNanoseconds
    {
        get
        {
            if (clock_getcpuclockid(Id, out int clock) != 0 || clock_gettime(clock, out Timespec time) != 0) throw Failed("has ended");
            return time.Seconds * 1_000_000_000 + time.Nanoseconds;
        }
    }

    /// <summary>Resident memory now.</summary>
    public double ResidentMebibytes => File.ReadLines($"/proc/{Id}/status")
        .Where(line => line.StartsWith("VmRSS:", StringComparison.Ordinal))
        .Select(line => double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]) / 1024)
        .Single();

    /// <summary>What it has printed.</summary>
    public string Said
    {
        get
        {
            lock (_said) return _said.ToString();
        }
    }

    /// <summary>Returns when it accepts connections.</summary>
    /// <exception cref="InvalidOperationException">It has ended, or takes too long.</exception>
    public void WaitUntilListening(int port)
    {
        long began = Stopwatch.GetTimestamp();
        while (true)
        {
            using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                socket.Connect("127.0.0.1", port);
                return;
            }
            catch (SocketException)
            {
                if (_process.HasExited) throw Failed($"ended with {_process.ExitCode}");
                if (Stopwatch.GetElapsedTime(began).TotalSeconds > 30) throw Failed("does not listen");
                Thread.Sleep(20);
            }
        }
    }

    /// <summary>Sends a line and reads the answer.</summary>
    /// <exception cref="InvalidOperationException">It has ended, or takes longer than this.</exception>
    public string Ask(string line, TimeSpan patience)
    {
        _process.StandardInput.WriteLine(line);
        _process.StandardInput.Flush();
        var answer = _process.StandardOutput.ReadLineAsync();
        if (!answer.Wait(patience)) throw Failed("does not answer");
        return answer.Result ?? throw Failed("has ended");
    }

    /// <summary>Sends SIGUSR1: it is warm, and what it allocates counts from now on.</summary>
    public void TellIsWarm() => kill(Id, SigUser1);

    /// <summary>Asks it to end, and makes it end.</summary>
    /// <returns>All that it has said.</returns>
    public string Stop()
    {
        if (_isStopped) return Said;
        _isStopped = true;
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        if (!_process.HasExited)
        {
            if (_speaksInLines) _process.StandardInput.Close();
            else kill(Id, SigTerm);
            if (!_process.WaitForExit(PatienceMilliseconds)) _process.Kill();
        }
        _process.WaitForExit();
        return Said;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Stop();
        _process.Dispose();
    }

    private InvalidOperationException Failed(string how)
    {
        string said = Said;
        return new InvalidOperationException($"{_name} {how}. {(said.Length > 500 ? said[^500..] : said)}".TrimEnd());
    }

    private void Hear(object sender, DataReceivedEventArgs heard)
    {
        lock (_said) _said.AppendLine(heard.Data);
    }

    private void OnExit(object? sender, EventArgs arguments)
    {
        if (!_process.HasExited) _process.Kill();
    }

    private readonly struct Timespec
    {
        public readonly long Seconds, Nanoseconds;
    }

    [DllImport("libc")]
    private static extern int clock_getcpuclockid(int process, out int clock);

    [DllImport("libc")]
    private static extern int clock_gettime(int clock, out Timespec time);

    [DllImport("libc")]
    private static extern int kill(int process, int signal);
}
