using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;

namespace UringDsl.Runtime.Tests.Abi;

/// <summary>Files, sockets and memory for operations to work on.</summary>
internal sealed unsafe partial class LiveFiles : IDisposable
{
    private const int Local = 1, Internet = 2, Stream = 1, ReadWrite = 2, EpollAdd = 1;

    private readonly string _folder = Directory.CreateTempSubdirectory("uring").FullName;
    private readonly List<int> _open = [];
    private readonly List<nint> _memory = [];

    public LiveFiles()
    {
        string path = Path.Combine(_folder, "file");
        File.WriteAllBytes(path, new byte[64]);
        Data = Opened(Open(path, ReadWrite));
        int* pair = stackalloc int[2];
        Checked(SocketPair(Local, Stream, 0, pair));
        (Left, Right) = (Opened(pair[0]), Opened(pair[1]));
        Checked(Pipe(pair));
        (PipeOut, PipeIn) = (Opened(pair[0]), Opened(pair[1]));
        Checked(Pipe(pair));
        (_, OtherPipeIn) = (Opened(pair[0]), Opened(pair[1]));
        Fresh = Opened(Socket(Internet, Stream, 0));
        Listening = Opened(Socket(Internet, Stream, 0));
        Checked(Listen(Listening.Number, 8));
        Epoll = Opened(EpollCreate(0));
        // struct epoll_event has 12 bytes on x86-64 and 16 elsewhere; the events come first on both.
        Checked(EpollControl(Epoll.Number, EpollAdd, Left.Number, Of((Events: 1ul, Data: 0ul))));
        Checked((int)WriteTo(Right.Number, Zeros(8), 8));
        Checked((int)WriteTo(PipeIn.Number, Zeros(8), 8));
    }

    public Descriptor Data { get; }

    /// <summary>One end of a connected pair; eight bytes wait in it.</summary>
    public Descriptor Left { get; }

    public Descriptor Right { get; }

    /// <summary>The reading end of a pipe; eight bytes wait in it.</summary>
    public Descriptor PipeOut { get; }

    public Descriptor PipeIn { get; }

    public Descriptor OtherPipeIn { get; }

    /// <summary>A TCP socket without a name.</summary>
    public Descriptor Fresh { get; }

    public Descriptor Listening { get; }

    /// <summary>It watches <see cref="Left"/>, which is readable.</summary>
    public Descriptor Epoll { get; }

    public static Descriptor WorkingDirectory => new(-100);

    public nint Missing => Text(Path.Combine(_folder, "missing", "file"));

    public nint New(string name) => Text(Path.Combine(_folder, name));

    public nint Text(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text + '\0');
        nint memory = Zeros(bytes.Length);
        Marshal.Copy(bytes, 0, memory, bytes.Length);
        return memory;
    }

    public nint Zeros(int size)
    {
        nint memory = (nint)NativeMemory.AllocZeroed((nuint)size);
        _memory.Add(memory);
        return memory;
    }

    public nint Of<T>(T value) where T : unmanaged
    {
        nint memory = Zeros(sizeof(T));
        *(T*)memory = value;
        return memory;
    }

    public void Dispose()
    {
        foreach (int file in _open) _ = Close(file);
        foreach (nint memory in _memory) NativeMemory.Free((void*)memory);
        Directory.Delete(_folder, recursive: true);
    }

    private Descriptor Opened(int file)
    {
        _open.Add(Checked(file));
        return new(file);
    }

    private static int Checked(int result) => result >= 0 ? result : throw new Win32Exception(Marshal.GetLastPInvokeError());

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int file);

    [LibraryImport("libc", EntryPoint = "socket", SetLastError = true)]
    private static partial int Socket(int domain, int type, int protocol);

    [LibraryImport("libc", EntryPoint = "listen", SetLastError = true)]
    private static partial int Listen(int file, int backlog);

    [LibraryImport("libc", EntryPoint = "socketpair", SetLastError = true)]
    private static partial int SocketPair(int domain, int type, int protocol, int* files);

    [LibraryImport("libc", EntryPoint = "pipe", SetLastError = true)]
    private static partial int Pipe(int* files);

    [LibraryImport("libc", EntryPoint = "epoll_create1", SetLastError = true)]
    private static partial int EpollCreate(int flags);

    [LibraryImport("libc", EntryPoint = "epoll_ctl", SetLastError = true)]
    private static partial int EpollControl(int epoll, int operation, int file, nint change);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static partial nint WriteTo(int file, nint buffer, nint length);
}
