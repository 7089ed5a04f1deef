using System;
using System.Collections.Generic;
using System.Net.Sockets;
using UringDsl.Core;

namespace UringDsl.Hazards.Tests.Support;

/// <summary>A connection on loopback: the ring has one end, as a bare descriptor, and the test is the peer.</summary>
internal sealed unsafe class Pair : IDisposable
{
    // Far above the numbers that the runtime's own files get, so that no other thread takes a number that a test has closed.
    private const int LowestNumber = 600;
    private const int Level = 1, SendBuffer = 7, ReceiveBuffer = 8, Internet = 2, Unix = 1, Stream = 1, Datagram = 2;

    private int _file;

    private Pair(int file, int peer)
    {
        _file = Libc.Duplicate(file, LowestNumber);
        Libc.Close(file);
        Peer = new Socket(new SafeSocketHandle(peer, ownsHandle: true)) { ReceiveTimeout = 5000, SendTimeout = 5000 };
    }

    /// <summary>The ring's end.</summary>
    public int File => _file;

    public Socket Peer { get; }

    /// <summary>TCP, with buffers that hold little.</summary>
    public static Pair Narrow() => Tcp(4096, 4096);

    public static Pair Tcp(int sendBuffer = 0, int receiveBuffer = 0)
    {
        int listener = Bound(Stream, receiveBuffer);
        Libc.Checked(NativeMethods.Listen(listener, 1));
        int file = Libc.Checked(NativeMethods.Socket(Internet, Stream, 0));
        if (sendBuffer > 0) Set(file, SendBuffer, sendBuffer);
        ConnectTo(file, listener);
        int peer = Libc.Checked(Libc.Accept(listener, null, null, 0));
        Libc.Close(listener);
        return new Pair(file, peer);
    }

    public static Pair Udp()
    {
        int file = Bound(Datagram, 0), peer = Bound(Datagram, 0);
        ConnectTo(file, peer);
        ConnectTo(peer, file);
        return new Pair(file, peer);
    }

    public static Pair Local()
    {
        int* ends = stackalloc int[2];
        Libc.Checked(Libc.SocketPair(Unix, Stream, 0, ends));
        return new Pair(ends[0], ends[1]);
    }

    /// <summary>Sends zeros until nothing more fits.</summary>
    /// <returns>How many.</returns>
    public int Fill()
    {
        using Socket own = new(new SafeSocketHandle(Libc.Duplicate(_file), ownsHandle: true));
        own.Blocking = false;
        int sent = 0;
        for (int size = 65536; size > 0;)
        {
            sent += own.Send(new byte[size], 0, size, SocketFlags.None, out SocketError error);
            if (error != SocketError.Success) size /= 2;
        }
        own.Blocking = true;
        return sent;
    }

    public void Say(ReadOnlySpan<byte> data)
    {
        while (!data.IsEmpty) data = data[Peer.Send(data)..];
    }

    /// <summary>What the peer receives: so many bytes, or all up to the end of the stream.</summary>
    public byte[] Hear(int count = int.MaxValue)
    {
        List<byte> all = [];
        Span<byte> chunk = new byte[65536];
        while (all.Count < count)
        {
            int received = Peer.Receive(chunk[..Math.Min(chunk.Length, count - all.Count)]);
            if (received == 0) break;
            all.AddRange(chunk[..received]);
        }
        return [.. all];
    }

    /// <summary>The peer has something to read, or the end.</summary>
    public bool PeerSees(int milliseconds = 5000) => Peer.Poll(milliseconds * 1000, SelectMode.SelectRead);

    /// <summary>The peer goes with a RST.</summary>
    public void Reset()
    {
        Peer.LingerState = new LingerOption(true, 0);
        Peer.Dispose();
    }

    /// <summary>Closes the ring's end; the number is free.</summary>
    public void CloseFile()
    {
        Libc.Close(_file);
        _file = -1;
    }

    /// <summary>Somebody else has closed the ring's end.</summary>
    public void ForgetFile() => _file = -1;

    /// <summary>The ring's end gets this number, which must be free.</summary>
    public void Take(int number)
    {
        int moved = Libc.Duplicate(_file, number);
        Libc.Close(_file);
        _file = moved;
        Assert.Equal(number, moved);
    }

    public void Dispose()
    {
        if (_file >= 0) Libc.Close(_file);
        Peer.Dispose();
    }

    private static int Bound(int type, int receiveBuffer)
    {
        int socket = Libc.Checked(NativeMethods.Socket(Internet, type, 0));
        if (receiveBuffer > 0) Set(socket, ReceiveBuffer, receiveBuffer);
        byte* any = stackalloc byte[16] { Internet, 0, 0, 0, 127, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0 };
        Libc.Checked(NativeMethods.Bind(socket, any, 16));
        return socket;
    }

    private static void ConnectTo(int socket, int bound)
    {
        byte* name = stackalloc byte[16];
        uint length = 16;
        Libc.Checked(Libc.Name(bound, name, &length));
        Libc.Checked(Libc.Connect(socket, name, length));
    }

    private static void Set(int socket, int option, int value) => Libc.Checked(NativeMethods.SetSocketOption(socket, Level, option, &value, sizeof(int)));
}
