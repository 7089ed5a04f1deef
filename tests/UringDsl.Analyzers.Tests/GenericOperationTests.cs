using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>Operations that come from the op table: what is said when a declaration does not give what their row asks for.</summary>
public sealed class GenericOperationTests
{
    private const string Usings = "using UringDsl.Abi;\n";

    [Fact]
    public Task An_operand_without_a_parameter_is_an_error() => Say(
        "[{|URING1005:Read|}] partial void Fill(Descriptor file);",
        "Read of 'Fill' has no buffer: it needs a parameter of type ReceiveBuffer. Add one.");

    [Fact]
    public Task A_number_that_must_be_given_is_named() => Say(
        "[{|URING1005:Ftruncate|}] partial void Cut(Descriptor file);",
        "Ftruncate of 'Cut' has no length: it needs a number called 'length'. Add a parameter 'ulong length'.");

    [Fact]
    public Task A_number_may_be_a_property_instead() => Say(
        "[{|URING1005:SetSocketOption(Level = 1)|}] partial void Set(Connection connection, int value);",
        "SetSocketOption of 'Set' has no name: it needs a number called 'name'. Add a parameter 'int name', or write 'Name = …'.");

    [Fact]
    public Task A_number_that_is_too_wide_is_an_error() => Say(
        "[Fsync] partial void Sync(Descriptor file, long {|URING1005:length|});",
        "Fsync of 'Sync' has no length: 'length' is 'long', and the kernel takes 32 bits. Make it 'uint'.");

    [Fact]
    public Task A_parameter_and_a_property_for_one_number_are_an_error() => Say(
        "[Read({|URING1006:Offset = 5|})] partial void Fill(Descriptor file, ReceiveBuffer buffer, long offset);",
        "Read takes one offset, and these parameters of 'Fill' could be it: 'offset', beside 'Offset = …' on the attribute. Remove one of the two.");

    [Fact]
    public Task Two_paths_are_told_apart_by_their_names() => Say(
        "[{|URING1005:Rename|}] partial void Move(string oldPath, string destination);",
        "Rename of 'Move' has no newPath: it needs a parameter of type string or ReadOnlySpan<byte> called 'newPath'. "
        + "Call one so, or write 'NewPath = nameof(destination)'.");

    [Fact]
    public Task Two_files_are_told_apart_by_their_names() => Say(
        "[{|URING1005:Splice|}] partial void Move(Descriptor source, Descriptor into, Descriptor other, uint length);",
        "Splice of 'Move' has no target: it needs a parameter of type Connection, Slot, Descriptor or RingFile called 'target'. "
        + "Call one so, or write 'Target = nameof(into)'.");

    [Fact]
    public Task Several_files_for_one_operand_are_an_error() => Say(
        "[Fsync] partial void Sync(Descriptor one, Slot {|URING1006:two|});",
        "Fsync takes one file, and these parameters of 'Sync' could be it: 'one', 'two'. Write 'File = nameof(one)' on Fsync.");

    [Fact]
    public Task A_file_that_is_no_parameter_is_an_error() => Say(
        "[Fsync(File = {|URING1004:\"other\"|})] partial void Sync(Descriptor one);",
        "'other' is not a parameter of 'Sync', so Fsync has no value for its file. Name one of its parameters: 'one'.");

    [Fact]
    public Task A_file_of_the_wrong_type_is_an_error() => Say(
        "[{|URING1005:InstallDescriptor|}] partial void Install(Descriptor slot);",
        "InstallDescriptor of 'Install' has no slot: it needs a parameter of type Slot. Add one.");

    [Fact]
    public Task A_chain_works_on_an_opened_file_by_its_slot_only() => Say(
        "[{|URING1025:Open(Link = LinkKind.Soft)|}] [Read] partial void Load(string path, Descriptor file, ReceiveBuffer buffer);",
        "Open of 'Load' makes a descriptor whose number the next steps cannot know when they are submitted. "
        + "Write 'Direct = true': they work on its slot.");

    [Fact]
    public Task Only_the_first_step_makes_the_file_of_a_chain() => Say(
        "[Nop(Link = LinkKind.Soft)] [Open({|URING1025:Direct = true|})] partial void Load(string path);",
        "Open of 'Load' is Direct behind the first step: a chain works on one file of its own, which its first step makes. "
        + "Move it to the top, or submit it alone.");

    [Fact]
    public Task A_file_in_a_slot_needs_a_table() => Verify(Usings + In(
        "[Open({|URING1020:Direct = true|})] partial void Load(string path);", attributes: ""));

    [Fact]
    public Task An_update_names_what_it_can_change() => Say(
        "[PollUpdate({|URING1025:nameof(Ping)|})] partial void Change(PollEvents events); [Nop] partial void Ping();",
        "PollUpdate of 'Change' names 'Ping', which has no [Poll] in flight. Name a submission that polls, or use [Cancel].");

    [Fact]
    public Task A_removal_names_a_timer() => Say(
        "[TimeoutRemove({|URING1025:nameof(Late)|})] partial void Stop(); [Nop(Link = LinkKind.Soft)] [LinkTimeout] partial void Late(TimeSpan timeout);",
        "TimeoutRemove of 'Stop' names 'Late', whose deadline ends with the step that it guards. "
        + "Give it another with [TimeoutUpdate], or use [Cancel].");

    [Fact]
    public Task A_point_of_time_comes_once() => Say(
        "[Timeout(Multishot = true, {|URING1025:Absolute = true|})] partial void Tick(TimeSpan timeout);",
        "Timeout of 'Tick' is multishot and has Absolute, which the kernel refuses with EINVAL: a point of time comes once. Remove one of them.");

    [Theory]
    [InlineData("[Timeout({|URING1025:Count = -1|})] partial void Tick(TimeSpan timeout);")]
    [InlineData("[Timeout({|URING1025:Clock = (TimeoutClock)7|})] partial void Tick(TimeSpan timeout);")]
    [InlineData("[Timeout({|URING1014:Multishot = true|}, Link = LinkKind.Soft)] [Nop] partial void Tick(TimeSpan timeout);")]
    [InlineData("[Poll({|URING1012:Multishot = true|}, Events = PollEvents.In)] private partial Pending<Polled> Watch(Descriptor file);")]
    [InlineData("[Poll(Completed = {|URING1008:\"Missing\"|}, Events = PollEvents.In)] partial void Watch(Descriptor file);")]
    [InlineData("[Unlink] partial void Remove(string path, Uri {|URING1007:other|});")]
    [InlineData("[{|URING1005:Write(Flags = ReadWriteFlags.Append)|}] partial void Log(Descriptor file, string text);")]
    [InlineData("[{|URING1005:Madvise(Advice = MemoryAdvice.Free)|}] partial void Forget(uint length);")]
    public Task What_cannot_be_carried_out_is_an_error(string members) => Say(members);

    [Theory]
    [InlineData("[Open(Direct = true, Link = LinkKind.Soft)] [Read(Link = LinkKind.Hard)] [Close] partial void Load(string path, ReceiveBuffer buffer);")]
    [InlineData("[Open(Link = LinkKind.Soft)] [Unlink] partial void Touch(string path);")]
    [InlineData("[Open(Link = LinkKind.Soft)] [Fsync(File = nameof(log))] partial void Touch(string path, Slot log);")]
    [InlineData("[Splice(Source = nameof(a), Target = nameof(b))] partial void Move(Connection a, Connection b, uint length);")]
    [InlineData("[Fallocate] partial void Grow(Descriptor file, long offset, ulong length);")]
    [InlineData("[Poll(Events = PollEvents.In)] partial void Watch(Descriptor file); [PollRemove(nameof(Watch))] partial void Stop(RingFile file);")]
    [InlineData("[Statx(Flags = StatxFlags.EmptyPath)] partial void Look(Descriptor directory);")]
    [InlineData("[Write(Async = true, Offset = 0)] partial void Log(Descriptor file, ReadOnlySpan<byte> data);")]
    public Task What_can_be_carried_out_is_fine(string members) => Say(members);

    private static Task Say(string members, params string[] messages) => Verify(Usings + In(members), messages);
}
