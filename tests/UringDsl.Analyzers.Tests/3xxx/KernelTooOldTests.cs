using System.Collections.Immutable;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis.Diagnostics;
using UringDsl.Analyzers.Kernel;
using UringDsl.Generator;
using UringDsl.Testing;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING3001.</summary>
public sealed class KernelTooOldTests
{
    [Theory]
    [InlineData("6.15", "[{|URING3001:Pipe(Completed = nameof(OnPipe))|}] partial void MakePipe(); void OnPipe(in PipeEnds ends) { }")]
    [InlineData("6.1", "[{|URING3001:Bind|}] private partial Pending<Completion> Name(Connection socket, EndPoint at);")]
    [InlineData("6.10", "[{|URING3001:Listen|}] private partial Pending<Completion> Open(Connection socket);")]
    [InlineData("5.19", "[{|URING3001:FutexWake|}] partial void Wake(FutexWord futex);")]
    [InlineData("6.6", "[{|URING3001:WaitId(IdType = WaitIdType.Process)|}] private partial Pending<ChildStatus> Child(int id);")]
    [InlineData("6.8", "[Write(Link = LinkKind.Soft)] [{|URING3001:Ftruncate|}] partial void Save(Slot file, SendBuffer data, ulong length);")]
    [InlineData("6.6", "[{|URING3001:SetSocketOption(Level = 1, Name = 9)|}] partial void KeepAlive(Connection connection, int value);")]
    [InlineData("6.5", "[{|URING3001:SocketBytesReadable|}] private partial Pending<Completion> Waiting(Connection connection);")]
    [InlineData("6.14", "[{|URING3001:EpollWait|}] partial void Events(Descriptor epoll, ReceiveBuffer events);")]
    [InlineData("6.1", "[{|URING3001:InstallDescriptor|}] private partial Pending<Opened> Install(Slot slot);")]
    public Task An_operation_without_a_fallback(string kernel, string members) => VerifyOn(kernel, Fixture.In(members));

    [Theory]
    [InlineData("6.13", "[Write(Flags = {|URING3001:ReadWriteFlags.DontCache|})] partial void Write(Slot file, SendBuffer data, long offset);")]
    [InlineData("6.10", "[Write(Flags = {|URING3001:ReadWriteFlags.Sync | ReadWriteFlags.Atomic|})] "
        + "partial void Write(Slot file, SendBuffer data, long offset);")]
    [InlineData("6.9", "const NopFlags Inject = NopFlags.InjectResult; [Nop(Flags = {|URING3001:Inject|}, Result = 1)] partial void Ping();")]
    [InlineData("5.19", "[Nop({|URING3001:Drain = true|})] partial void Barrier();")]
    [InlineData(
        "6.12", "[Accept({|URING3001:Link = LinkKind.Soft|})] [Send(Link = LinkKind.Hard)] [Close] partial void Greet(Connection l, SendBuffer hello);")]
    [InlineData("6.6", "[Read({|URING3001:Multishot = true|}, Buffers = \"In\", Completed = nameof(OnReceived))] partial void Read(Connection connection);")]
    [InlineData(
        "5.19",
        "[ReceiveMessage({|URING3001:Multishot = true|}, Buffers = \"In\", Completed = nameof(OnMessage))] partial void Receive(Connection c); "
        + "void OnMessage(in ReceivedMessage message) { }")]
    public Task A_flag_or_a_property(string kernel, string members) => VerifyOn(kernel, Fixture.In(members));

    [Theory]
    [InlineData("5.19", "Modes = {|URING3001:RingModes.SingleIssuer|}")]
    [InlineData("6.5", "Modes = {|URING3001:RingModes.SingleIssuer | RingModes.DeferTaskRun | RingModes.NoSqArray|}")]
    [InlineData("6.12", "Modes = {|URING3001:RingModes.IoPoll | RingModes.HybridIoPoll|}")]
    [InlineData("6.17", "Modes = {|URING3001:RingModes.CqeMixed|}")]
    [InlineData("6.19", "Modes = {|URING3001:RingModes.NoSqArray | RingModes.SqRewind|}")]
    [InlineData("6.11", "MinimumBatch = 8, MinimumWaitMicroseconds = {|URING3001:50|}")]
    [InlineData("6.8", "NapiBusyPollMicroseconds = {|URING3001:50|}")]
    public Task A_mode_or_a_number_of_the_ring(string kernel, string arguments) => VerifyOn(kernel, Fixture.In("", $"[Ring({arguments})]"));

    [Theory]
    [InlineData("6.11", "new RingOptions { MinimumWaitMicroseconds = {|URING3001:20|} }")]
    [InlineData("6.11", "RingOptions.Default with { WaitClock = {|URING3001:WaitClock.BootTime|} }")]
    [InlineData("6.12", "new RingOptions { RegistersWaits = {|URING3001:true|} }")]
    [InlineData("6.0", "new() { Modes = {|URING3001:RingModes.SingleIssuer | RingModes.DeferTaskRun|}, Linger = TimeSpan.Zero }")]
    public Task An_option(string kernel, string options) => VerifyOn(kernel, Fixture.In($"static RingOptions Options() => {options};"));

    [Theory]
    [InlineData("6.12", "partial void OnStarted() => {|URING3001:Ring.Resize(64, 128)|};")]
    [InlineData("6.8", "void Poll() { var ring = Ring; {|URING3001:ring.SetDevicePolling(new DevicePolling(50, true))|}; }")]
    [InlineData("5.19", "void Stop(Connection connection) { RingControl control = Ring; _ = {|URING3001:control.CancelNow(connection, TimeSpan.Zero)|}; }")]
    public Task A_call_of_the_ring(string kernel, string members) => VerifyOn(kernel, Fixture.In(members));

    [Fact]
    public Task The_message_has_both_kernels_and_what_to_do() => VerifyOn(
        "6.1",
        Fixture.In("[{|URING3001:Listen|}] private partial Pending<Completion> Open(Connection socket);", "[Ring(Modes = {|URING3001:RingModes.NoSqArray|})]"),
        "RingModes.NoSqArray of 'H' needs Linux 6.6, and UringDslMinimumKernel is 6.1: a mode that is named is not left out, and an older kernel refuses the "
        + "whole ring. Raise UringDslMinimumKernel, or name no mode and get the best that there is.",
        "Listen of 'Open' needs Linux 6.11, and UringDslMinimumKernel is 6.1: an older kernel does not know it, and Run throws RingUnavailableException. "
        + "Raise UringDslMinimumKernel, or use [Listener], which has another way.");

    // What has another way, or is there.

    [Theory]
    [InlineData("[Listener(Direct = true, Accepted = nameof(OnAccepted))] partial void Listen(IPEndPoint at);")]
    [InlineData("[Receive(Multishot = true, Bundle = true, Buffers = \"In\", Completed = nameof(OnReceived))] partial void Receive(Connection connection);")]
    [InlineData(
        "[Receive(Multishot = true, ShotBytes = 9, TotalBytes = 99, Buffers = \"In\", Completed = nameof(OnReceived))] partial void Receive(Connection c);")]
    [InlineData("[Send(ZeroCopy = ZeroCopyMode.Always)] partial void Send(Connection connection, SendBuffer data);")]
    [InlineData("[SendMessage] partial void Send(Connection connection, SendBuffer head, SendBuffer body);")]
    [InlineData("[Timeout(Multishot = true, Completed = nameof(OnTick))] partial void Tick(TimeSpan timeout); void OnTick(in Expired expired) { }")]
    [InlineData("[Accept(Multishot = true, Completed = nameof(OnAccepted))] partial void Accept(Connection listener);")]
    [InlineData("[Socket(Link = LinkKind.Soft)] [Connect(Link = LinkKind.Soft)] [LinkTimeout(Milliseconds = 9)] partial void Dial(PeerAddress a);")]
    [InlineData("[HandOver] partial void Give(Connection connection, RingAddress ring, int value);")]
    [InlineData("[Message] partial void Tell(RingAddress ring, ulong data);")]
    [InlineData("[Read] private partial Pending<Transferred> Read(Slot file, ReceiveBuffer buffer);")]
    [InlineData("[Write(Flags = ReadWriteFlags.Sync)] partial void Write(Slot file, SendBuffer data, long offset);")]
    [InlineData("[Poll(Multishot = true, Events = PollEvents.In, Completed = nameof(OnPoll))] partial void Poll(Slot f); void OnPoll(in Polled polled) { }")]
    [InlineData("[Command(Operation = 0)] private partial Pending<Completion> Ask(Connection connection);")]
    [InlineData("static RingOptions Options(int wait) => new() { MinimumWaitMicroseconds = wait, Linger = TimeSpan.Zero };")]
    [InlineData("static RingOptions Options() => new() { MinimumWaitMicroseconds = 0, WaitClock = WaitClock.Interval, RegistersWaits = false };")]
    [InlineData("static RingOptions Options() => new() { Modes = RingModes.SqPoll, RegisteredBuffers = 4, Disable = RingFeature.CqeMixed };")]
    [InlineData("partial void OnStarted() { if (Ring.Capabilities.Has(RingFeature.ResizeRings)) Ring.Resize(64, 128); }")]
    [InlineData("partial void OnStarted() => _ = Ring.Modes; void Store() => _ = Ring.RegisterPersonality();")]
    public Task With_a_fallback_it_is_silent_on_the_oldest_kernel(string members) => VerifyOn("5.19", Fixture.In(members));

    [Theory]
    [InlineData("[FixedFiles(16)] [BufferRing(\"In\", Incremental = true, HugePages = false)]")]
    [InlineData("[Ring(SendBundles = true, ZeroCopyThreshold = 4096)] [FixedBuffers(\"Pages\", Count = 4, Size = 4096)]")]
    [InlineData("[Ring(Modes = RingModes.SqPoll, BusyPollMicroseconds = 50, BoundedWorkers = 2)]")]
    [InlineData("[Ring(Modes = RingModes.CooperativeTaskRun | RingModes.TaskRunFlag | RingModes.SubmitAll)]")]
    [InlineData("[Ring(Modes = RingModes.Cqe32, MinimumWaitMicroseconds = 0)]")]
    public Task Of_the_ring_too(string attributes) => VerifyOn("5.19", Fixture.In("", attributes));

    [Theory]
    [InlineData("6.16")]
    [InlineData("6.18")]
    [InlineData("7.0")]
    [InlineData(null)]
    [InlineData("")]
    public Task A_newer_kernel_and_none_are_silent(string? kernel) => VerifyOn(
        kernel,
        Fixture.In(
            "[Pipe(Completed = nameof(OnPipe))] partial void MakePipe(); void OnPipe(in PipeEnds ends) { }",
            "[Ring(Modes = RingModes.NoSqArray, MinimumWaitMicroseconds = 9)]"));

    [Fact]
    public Task The_rule_can_be_suppressed() => VerifyOn(
        "6.1", "#pragma warning disable URING3001\n" + Fixture.In("[Listen] private partial Pending<Completion> Open(Connection socket);"));

    // The declarations have no other error.
    private static Task VerifyOn(string? kernel, string marked, params string[] messages) => AnalyzerRig.Verify(
        ImmutableArray.Create<DiagnosticAnalyzer>(new DeclarationAnalyzer(), new MinimumKernelAnalyzer()),
        new UringGenerator(), "using UringDsl.Abi;\n" + marked, messages,
        BuildProperties.Of((MinimumKernel.Property, kernel)));
}
