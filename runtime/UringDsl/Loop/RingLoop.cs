using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using System.Threading;
using UringDsl.Abi;
using UringDsl.Core;

namespace UringDsl.CompilerServices;

/// <summary>
/// The loop of one ring, on one thread: it takes completions, hands them to the generated switch, and enters the kernel once for all that the
/// handlers submitted.
/// Generated code uses it; handlers do not need to.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed unsafe partial class RingLoop
{
    private const int DefaultSubmissionEntries = 1024, DefaultCompletionEntries = 4096, DefaultMaxConnections = 4096, DefaultMaxQueued = 64;
    private const int DefaultListenerFiles = 16, ListenerEntries = 7;

    private readonly IRingProgram _program;
    private readonly RingDeclaration _declaration;
    private readonly RingOptions _options;
    private readonly int _maxQueued;
    private readonly int _copyBlocks;
    private readonly long _queueLimit;
    private readonly IoUring _ring;
    private readonly WatchedRing _watched;
    private readonly FileTable? _files;
    private readonly ProvidedBuffers[] _buffers;
    private readonly ConnectionTable _connections;
    private readonly NativePool _flights, _nodes, _vectors, _copies;
    private bool _isStopping;
    private bool _isDrained;
    private ExceptionDispatchInfo? _failure;

    // What the handler that runs now works on: its exception costs this connection, and its buffer goes back.
    private Connection _currentConnection;
    private ProvidedBuffers? _currentBuffers;
    private int _currentBuffer;
    private FlightHandle _currentFlight;

    private RingLoop(IRingProgram program, RingDeclaration declaration, RingOptions options)
    {
        Control = new RingControl(this);
        _program = program;
        _declaration = declaration;
        _options = options;
        _maxQueued = FirstSet(options.MaxQueued, declaration.MaxQueued, DefaultMaxQueued);
        int defaultConnections = declaration.FixedFiles > 0 ? declaration.FixedFiles : DefaultMaxConnections;
        MaxConnections = FirstSet(options.MaxConnections, declaration.MaxConnections, defaultConnections);
        (int entries, int completions) = SizesOf(options, declaration.SubmissionEntries, declaration.CompletionEntries);
        Kernel kernel = new(options.Simulated);
        Capabilities = RingCapabilities.Probe(options);
        _ring = options.Prepared?.Take(Statistics)
            ?? new IoUring(kernel, RingSetup.Resolve(options, declaration.Modes, entries, completions, Capabilities), Statistics);
        _acceptsOneByOne = !Has(RingFeature.MultishotAccept);
        _receivesOneByOne = !Has(RingFeature.MultishotReceive);
        _limitsOneByOne = !Has(RingFeature.ReceiveLimits);
        _firesOneByOne = !Has(RingFeature.MultishotTimeout);
        _skips = Has(RingFeature.SkipSuccess);
        bool hasTable = declaration.FixedFiles > 0 && Has(RingFeature.DirectDescriptors), hasSocketTable = hasTable && Has(RingFeature.SlotRelease);
        bool hasRange = Has(RingFeature.FileAllocationRange), picks = hasSocketTable && !hasRange;
        int ownForConnections = Has(RingFeature.BufferRings) ? 0 : MaxConnections;
        if (ownForConnections > 0) Array.Fill(_lentBuffers = new int[MaxConnections], -1);
        _listensBySystemCalls = picks || !Has(RingFeature.BindListen | RingFeature.SocketCommands); // A chain cannot wait for a slot to pick.
        _isIoPoll = (_ring.Flags & SetupFlags.IoPoll) != 0;
        _receivesZeroCopy = Array.Exists(declaration.Operations, operation => HasStep(operation.Steps, Opcode.RecvZc));
        _repeats = Array.Exists(declaration.Operations, operation => operation.Attempts > 1);
        _pollsFirst = Has(RingFeature.PollFirst);
        try
        {
            CheckOperations();
            if (hasTable) _files = new FileTable(_ring, declaration.FixedFiles, ReservedFiles(), hasRange);
            if (hasSocketTable) _socketFiles = _files;
            if (picks) _picker = new SlotPicker(_files!.Reserved, _files.Allocatable);
            const int DefaultRegisteredBuffers = 64;
            Registered = new RegisteredBuffers(this, _ring, declaration.FixedBuffers, FirstSet(options.RegisteredBuffers, 0, DefaultRegisteredBuffers));
            _buffers = new ProvidedBuffers[declaration.BufferRings.Length];
            for (int i = 0; i < _buffers.Length; i++)
            {
                bool incremental = Has(RingFeature.IncrementalBuffers) && !Array.Exists(declaration.Operations, operation => ReceivesPieces(operation, i));
                _buffers[i] = new ProvidedBuffers(this, _ring, Statistics, declaration.BufferRings[i], i, incremental, ownForConnections);
            }
            RegisterModes();
            if (declaration.SendBundles && Capabilities.Has(RingFeature.SendBundle)) _sendRings = new SendRings(_ring);
        }
        catch
        {
            Registered?.Dispose();
            foreach (ProvidedBuffers? buffers in _buffers ?? []) buffers?.Dispose();
            _ring.Dispose();
            throw;
        }
        ForbidSkippingWithDrains();
        _canSendUnposted = SendsUnposted();
        _connections = new ConnectionTable(MaxConnections);
        Statistics.BufferRings = Array.ConvertAll(_buffers, static buffers => buffers.Statistics);
        _rearmed = new int[_buffers.Length];
        (_groupsOf, _starved) = GroupsOfReceives();
        _flights = new NativePool(Flight.BlockBytes, 64, 1 << UserData.IndexBits);
        _nodes = new NativePool(sizeof(SendNode), Math.Min(1024, options.MaxSends), options.MaxSends);
        _receiveHeaders = MakeReceiveHeaders(declaration.Operations);
        _vectors = new NativePool(sizeof(SendVector), 16, 1 << 20);
        _queueLimit = (long)_maxQueued * QueueLimitFactor;
        // One turn can bring every buffer at once, all from one peer, before its receive can be paused: its answers are no sign of a slow one.
        foreach (BufferRingDeclaration buffers in declaration.BufferRings) // When few are free, each becomes as many sends as there are blocks in it.
        {
            _queueLimit += (long)buffers.Entries * ((buffers.BufferSize + CopyBlockBytes - 1) / CopyBlockBytes);
        }
        _copyBlocks = options.CopyBytes / CopyBlockBytes;
        _copies = new NativePool(CopyBlockBytes, 256, Math.Max(1, _copyBlocks));
        SetUpZeroCopy();
        Statistics.CompletionEntries = _ring.CompletionEntries;
        _watched = RingMeter.Add(declaration.Handler, Statistics);
    }

    /// <summary>Connections that may be open at once: the length of a state table.</summary>
    public int MaxConnections { get; }

    internal RingControl Control { get; }

    internal RegisteredBuffers Registered { get; }

    internal RingCapabilities Capabilities { get; }

    /// <summary>The counters of this ring.</summary>
    public RingStatistics Statistics { get; } = new();

    /// <summary>Runs a handler on this thread until the token is cancelled and everything has been closed.</summary>
    /// <exception cref="RingUnavailableException">io_uring, or a part of it that the handler needs, is refused here.</exception>
    /// <exception cref="RingException">The ring failed, or a listener without a <c>Failed</c> method did.</exception>
    public static void Run(IRingProgram program, RingDeclaration declaration, RingOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        RingLoop loop = new(program, declaration, options);
        SynchronizationContext? outer = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(new RingSynchronizationContext(loop));
        try
        {
            program.Attach(loop);
        }
        catch
        {
            SynchronizationContext.SetSynchronizationContext(outer);
            loop.Release();
            throw;
        }
        try
        {
            using CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(static loop => ((RingLoop)loop!).RequestStop(), loop);
            byte here = 0;
            if (RuntimeHelpers.TryEnsureSufficientExecutionStack()) loop._frame = (nuint)(&here);
            loop.RunToTheEnd();
        }
        finally
        {
            loop._frame = 0;
            SynchronizationContext.SetSynchronizationContext(outer);
            program.Detach();
            loop.Release();
        }
    }

    /// <summary>The running ring, for a submission of this name.</summary>
    /// <exception cref="InvalidOperationException">The handler does not run, or this is another thread than the ring's.</exception>
    public static RingLoop Current(RingLoop? ring, string submission)
    {
        if (ring is not null && ring.IsCurrentThread) return ring;
        throw new InvalidOperationException(ring is null
            ? $"{submission} was called while its handler was not running. Call submissions from OnStarted, from completion methods, or from Post."
            : $"{submission} was called on another thread than its ring's. A ring belongs to one thread; use Post to get there.");
    }

    internal void CheckThread(string what)
    {
        if (!IsCurrentThread) throw NotHere(what);
    }

    private static InvalidOperationException NotHere(string what) =>
        new($"{what} was used on another thread than its ring's, or passed to another ring. Copy the bytes, or use Post to get there.");

    /// <summary>The index of a connection that exists, for the state table.</summary>
    /// <exception cref="InvalidOperationException">The connection is gone.</exception>
    public int CheckedIndex(Connection connection) => _connections.Exists(connection.Index, connection.Generation)
        ? connection.Index
        : throw new InvalidOperationException($"{connection} is gone, and its state with it. Use OnClosed to see the end of a connection.");

    /// <summary>The file of a connection, by its index.</summary>
    public RingFile FileOf(int connection) => _connections[connection].RingFile;

    /// <summary>Makes room for the entries of one chain, which must reach the kernel in one submit.</summary>
    public void ReserveChain(int entries) => _ring.MakeRoom((uint)entries);

    /// <summary>The next submission entry; a Prep method writes all of it.</summary>
    public ref Sqe Reserve() => ref _ring.Next();

    private OperationDeclaration Declared(byte operation) => _declaration.Operations[operation - 1];

    internal static (int Submissions, int Completions) SizesOf(RingOptions options, int declaredSubmissions, int declaredCompletions)
    {
        int entries = FirstSet(options.SubmissionEntries, declaredSubmissions, DefaultSubmissionEntries);
        return (entries, FirstSet(options.CompletionEntries, declaredCompletions, Math.Max(DefaultCompletionEntries, entries * 2)));
    }

    private static int FirstSet(int option, int declared, int fallback) => option > 0 ? option : declared > 0 ? declared : fallback;

    private int ReservedFiles()
    {
        if (_declaration.ReservedFiles > 0) return _declaration.ReservedFiles;
        bool makesFiles = false;
        foreach (OperationDeclaration operation in _declaration.Operations)
        {
            bool makesOne = operation.Steps is [{ Opcode: Opcode.Socket or Opcode.Openat or Opcode.Openat2 }, ..] or [{ Opcode: Opcode.Accept }, _, ..];
            makesFiles |= operation.Shape != OperationShape.Listener && makesOne;
        }
        return makesFiles ? Math.Max(1, _declaration.FixedFiles / 2) : Math.Min(DefaultListenerFiles, Math.Max(1, _declaration.FixedFiles / 2));
    }

    private void Release()
    {
        EndWatch();
        ClosePort();
        if (!_isDrained)
        {
            _ring.Dispose(); // The kernel may still write to what was in flight: that memory stays mapped until the process ends.
            foreach (ProvidedBuffers buffers in _buffers) buffers.Forget();
            Registered.Forget();
            CloseDescriptors();
            CloseWake();
            return;
        }
        foreach (ProvidedBuffers buffers in _buffers) buffers.Dispose();
        Registered.Dispose();
        _sendRings?.Dispose();
        _files?.Unregister();
        _ring.Dispose();
        FreeInterfaceMemory();
        foreach (Acceptor acceptor in _acceptors) acceptor.Dispose();
        _connections.Dispose();
        _flights.Dispose();
        _nodes.Dispose();
        _vectors.Dispose();
        _copies.Dispose();
        _zeroCopies.Dispose();
        _releases.Dispose();
        CloseWake();
        NativeMemory.Free(_wakeCount);
        NativeMemory.Free(_receiveHeaders);
        NativeMemory.Free(_noLinger);
    }
}
