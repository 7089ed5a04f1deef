using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using UringDsl;

namespace Wrong.Blocks;

internal sealed class Store
{
    private readonly Lock _gate = new();
    private readonly Dictionary<int, int> _values = [];

    public void Put(int key)
    {
        lock (_gate) _values[key] = key;
    }

    public int Get(int key)
    {
        using (_gate.EnterScope()) return _values[key];
    }
}

internal static class Log
{
    public static void Line(string text) => Console.WriteLine(text);

    public static void Error(string text) => Console.Error.WriteLine(text);
}

// Each in another class of the assembly.
[RingHandler]
[BufferRing("In")]
internal sealed partial class ThroughClasses
{
    private readonly Store _store = new();

    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    private void OnReceived(Connection connection, in Received received)
    {
        if (received.IsSuccess) _store.Put(received.Length); // URING3005
        else if (_store.Get(1) > 0) Log.Line("over"); // URING3005
        else Log.Error("failed"); // URING3005
    }
}

// Waits that do not look like waits.
[RingHandler]
[BufferRing("In")]
internal sealed partial class Waits
{
    private readonly BlockingCollection<int> _queue = new(16);
    private readonly Channel<int> _channel = Channel.CreateBounded<int>(16);
    private readonly ManualResetEventSlim _event = new();
    private readonly CountdownEvent _countdown = new(2);
    private readonly ReaderWriterLockSlim _lock = new();
    private readonly HttpClient _client = new();
    private SpinLock _spin;
    private int _sum;

    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    private void OnReceived(Connection connection, in Received received)
    {
        switch (received.Length)
        {
            case 2: _sum += _queue.Take(); break; // URING3004
            case 3: _channel.Writer.WriteAsync(1).AsTask().Wait(); break; // URING3004
            case 4: _event.Wait(); break; // URING3004
            case 5: _countdown.Wait(100); break; // URING3004
            case 6: _lock.EnterWriteLock(); break; // URING3005
            case 7: SpinWait.SpinUntil(() => _sum > 0); break; // URING3004 URING4003
            case 8: Task.WaitAll(Task.Delay(1), Task.Delay(2)); break; // URING3004
            case 9: _sum += _client.Send(new HttpRequestMessage()).Content.ReadAsStream().ReadByte(); break; // URING3004 URING4001
            case 10: Monitor.Enter(_queue); break; // URING3005
            case 11: Process.Start("ls").WaitForExit(); break; // URING3004
            case 12: _sum += Dns.GetHostAddresses("localhost").Length; break; // URING3004
            case 13: Thread.CurrentThread.Join(1); break; // URING3004
        }

        bool taken = false;
        _spin.Enter(ref taken); // URING3005
        if (taken) _spin.Exit();
    }
}

// Files and sockets, the old way.
[RingHandler]
[BufferRing("In")]
internal sealed partial class OldWays
{
    private readonly FileStream _log = new("log", FileMode.Append);
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly byte[] _bytes = new byte[16];

    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    private void OnReceived(Connection connection, in Received received)
    {
        if (received.IsSuccess) _log.Write(received.Data); // URING3005
        else _log.Flush(); // URING3005
        if (_socket.Receive(_bytes) > 0) _socket.Send(_bytes); // URING3004
        if (new FileInfo("log").Length > 100) File.Delete("log"); // URING3005 URING4001
        if (Directory.GetFiles(".").Length > 0) return; // URING3005
        foreach (string line in File.ReadLines("config")) // URING3005
        {
            if (line.Length > 0) break;
        }
    }
}

// By a delegate, and by a property.
[RingHandler]
[BufferRing("In")]
internal sealed partial class Indirect
{
    private int _count;
    private readonly Func<int> _load = () => File.ReadAllBytes("x").Length; // URING3005

    private static string Config => File.ReadAllText("config"); // URING3005

    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    private void OnReceived(Connection connection, in Received received)
    {
        if (Config.Length > _load()) _count += received.Length;
    }
}

// Synchronously behind an await, and async void.
[RingHandler]
[BufferRing("In")]
internal sealed partial class Asynchronous
{
    [Receive(Buffers = "In")] private partial Pending<ReceivedBuffer> Read(Connection connection);

    [Close] private partial void HangUp(Connection connection);

    private async void Talk(Connection connection) // URING3006
    {
        ReceivedBuffer received = await Read(connection);
        if (received.IsSuccess) Thread.Sleep(TimeSpan.FromMilliseconds(1)); // URING3004
        HangUp(connection);
    }

    partial void OnOpened(Connection connection) => Talk(connection);

    partial void OnClosed(Connection connection)
    {
        Action later = async () => await Task.Yield(); // URING3006
        later();
    }
}

// Writers of files, and a queue that is full.
[RingHandler]
[BufferRing("In")]
internal sealed partial class Hidden
{
    private interface ISink
    {
        void Take(int length);
    }

    private sealed class FileSink : ISink
    {
        public void Take(int length) => File.WriteAllText("length", $"{length}"); // URING3005
    }

    private readonly ISink _sink = new FileSink();
    private readonly TextWriter _writer = new StreamWriter("text");
    private readonly BlockingCollection<int> _queue = new(16);

    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    private void OnReceived(Connection connection, in Received received)
    {
        if (!received.IsSuccess) _sink.Take(received.Length);
        _writer.WriteLine("end"); // URING3005
        _queue.Add(1); // URING3004
    }
}
