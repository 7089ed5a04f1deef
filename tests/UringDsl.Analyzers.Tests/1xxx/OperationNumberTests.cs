using System.Threading.Tasks;
using UringDsl.CodeFixes;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1025: numbers that the kernel refuses, or that cannot mean what they say, and what is written in their place.</summary>
public sealed class OperationNumberTests
{
    private const string Abi = "using UringDsl.Abi;\n";

    [Fact]
    public Task A_position_before_the_file_is_an_error() => Verify(
        Abi + In("[Read({|URING1025:Offset = -2|})] partial void Load(Descriptor file, ReceiveBuffer buffer);"),
        "Read of 'Load' has Offset = -2, which the kernel refuses with EINVAL. Write a position from 0, or nothing for the position of the file.");

    [Fact]
    public Task A_priority_needs_a_class() => Verify(
        Abi + In("[Read({|URING1025:IoPriority = 4|})] partial void Load(Descriptor file, ReceiveBuffer buffer);"),
        "Read of 'Load' has IoPriority = 4, which the kernel refuses with EINVAL: the class stands in bits 13 to 15 (1 real time, 2 best effort, 3 idle), "
        + "the level below. Write 'IoPriority = 2 << 13 | 4'.");

    [Theory]
    [InlineData(
        "[Write({|URING1025:Offset = -2|})] private partial Pending<Transferred> Save(Descriptor file, SendBuffer data);",
        "[Write] private partial Pending<Transferred> Save(Descriptor file, SendBuffer data);")]
    [InlineData(
        "[Fallocate({|URING1025:Offset = -1|})] partial void Grow(Descriptor file, ulong length);",
        "[Fallocate(Offset = 0)] partial void Grow(Descriptor file, ulong length);")]
    [InlineData(
        "[Splice({|URING1025:SourceOffset = -5|})] partial void Move(Descriptor source, Descriptor target, uint length);",
        "[Splice] partial void Move(Descriptor source, Descriptor target, uint length);")]
    [InlineData(
        "[Write({|URING1025:IoPriority = 4|})] private partial Pending<Transferred> Save(Descriptor file, SendBuffer data);",
        "[Write(IoPriority = 2 << 13 | 4)] private partial Pending<Transferred> Save(Descriptor file, SendBuffer data);")]
    [InlineData(
        "[Listener({|URING1025:Backlog = -1|}, Accepted = nameof(OnAccepted))] partial void Listen(EndPoint at);",
        "[Listener(Accepted = nameof(OnAccepted))] partial void Listen(EndPoint at);")]
    [InlineData("[FutexWake({|URING1025:Mask = 0|})] partial void Wake(FutexWord futex);", "[FutexWake] partial void Wake(FutexWord futex);")]
    [InlineData("[FutexWake({|URING1025:Count = 0|})] partial void Wake(FutexWord futex);", "[FutexWake] partial void Wake(FutexWord futex);")]
    [InlineData("[Nop({|URING1025:Result = -5|})] partial void Ping();", "[Nop(Result = -5, Flags = NopFlags.InjectResult)] partial void Ping();")]
    [InlineData("[Timeout(Absolute = true, {|URING1025:Milliseconds = 50|})] partial void Wait();", "[Timeout(Milliseconds = 50)] partial void Wait();")]
    [InlineData(
        "[Receive(Multishot = true, Buffers = \"In\", ShotBytes = 512, {|URING1025:TotalBytes = 100|}, Completed = nameof(OnReceived))] partial "
            + "void Read(Connection connection);",
        "[Receive(Multishot = true, Buffers = \"In\", ShotBytes = 512, TotalBytes = 512, Completed = nameof(OnReceived))] partial void "
            + "Read(Connection connection);")]
    [InlineData(
        "[ReceiveMessage({|URING1025:NameBytes = 500|})] private partial Pending<FilledMessage> Hear(Connection connection, ReceiveBuffer buffer);",
        "[ReceiveMessage(NameBytes = 128)] private partial Pending<FilledMessage> Hear(Connection connection, ReceiveBuffer buffer);")]
    [InlineData(
        "[InstallDescriptor({|URING1025:Personality = nameof(id)|})] partial void Install(Slot file, ushort id);",
        "[InstallDescriptor] partial void Install(Slot file, ushort {|URING1007:id|});")]
    [InlineData("[Nop({|URING1025:Link = (LinkKind)7|})] partial void Ping();", "[Nop] partial void Ping();")]
    [InlineData(
        "[Timeout(Multishot = true, {|URING1025:Rearm = (Rearm)2|})] partial void Tick(TimeSpan timeout);",
        "[Timeout(Multishot = true)] partial void Tick(TimeSpan timeout);")]
    public Task Each_is_put_right(string marked, string wanted) => VerifyFix<OperationMisplacedFix>(Abi + In(marked), Abi + In(wanted));

    [Theory]
    [InlineData("[Read(Offset = -1, IoPriority = 2 << 13)] partial void Load(Descriptor file, ReceiveBuffer buffer);")]
    [InlineData("[Fsync(Offset = 0)] partial void Sync(Descriptor file);")]
    [InlineData("[Listener(Backlog = 1, Accepted = nameof(OnAccepted))] partial void Listen(EndPoint at);")]
    [InlineData("[FutexWake(Mask = 1, Count = 2)] partial void Wake(FutexWord futex);")]
    [InlineData("[Nop(Flags = NopFlags.InjectResult, Result = -5)] partial void Ping();")]
    [InlineData("[Timeout(Absolute = true)] partial void Wait(TimeSpan timeout);")]
    [InlineData(
        "[Receive(Multishot = true, Buffers = \"In\", ShotBytes = 512, TotalBytes = 512, Completed = nameof(OnReceived))] partial void "
            + "Read(Connection connection);")]
    [InlineData(
        "[ReceiveMessage(NameBytes = 0, ControlBytes = 64)] private partial Pending<FilledMessage> Hear(Connection connection, ReceiveBuffer buffer);")]
    [InlineData("[Nop(Link = (LinkKind)0)] partial void Ping();")]
    public Task What_can_be_meant_is_fine(string members) => Verify(Abi + In(members));
}
