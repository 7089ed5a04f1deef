using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1025.</summary>
public sealed class OperationMisplacedTests
{
    private const string BufferRings = "[FixedFiles(16)] [BufferRing(\"A\")] [BufferRing(\"B\")] [BufferRing(\"C\", Incremental = true)]";

    [Fact]
    public Task A_cancel_names_a_submission() => VerifyIn(
        "[Cancel({|URING1025:\"Nothing\"|})] partial void Stop(); [Nop] partial void Ping();",
        "Cancel of 'Stop' names 'Nothing', which is no submission of 'H'. Name one of Ping.");

    [Theory]
    [InlineData("[Cancel({|URING1025:nameof(Stop)|})] partial void Stop();", "names itself. There is no other submission to name.")]
    [InlineData(
        "[Cancel({|URING1025:nameof(Ping)|})] partial void Stop(); [Nop] partial void Ping(); [Timeout] partial void Ping(TimeSpan timeout);",
        "names 'Ping', and 2 submissions are called that. Name one of Ping.")]
    [InlineData(
        "[Cancel({|URING1025:nameof(OnSent)|})] partial void Stop();", "names 'OnSent', which is no submission of 'H'. There "
        + "is no other submission to name.")]
    [InlineData("[Cancel({|URING1025:null!|})] partial void Stop();", "names '', which is no submission of 'H'. There is no other submission to name.")]
    public Task A_cancel_names_exactly_one_other(string members, string message) => VerifyIn(members, "Cancel of 'Stop' " + message);

    [Theory]
    [InlineData(
        "[Send({|URING1025:Personality = nameof(who)|})] partial void Say(Connection connection, ReadOnlySpan<byte> data, ushort who);",
        "Send of 'Say' must not have Personality: lone sends wait in the queue of their connection, and go out together. Remove it.")]
    [InlineData(
        "[Abort({|URING1025:Personality = nameof(who)|})] partial void Say(Connection connection, ushort who);",
        "Abort of 'Say' must not have Personality: it submits nothing of its own. Remove it.")]
    [InlineData(
        "[Nop(Personality = {|URING1004:\"whom\"|})] partial void Say(ushort who);",
        "'whom' is not a parameter of 'Say', so Nop has no value for its personality. Name one of its parameters: 'who'.")]
    [InlineData(
        "[Nop(Personality = {|URING1005:nameof(who)|})] partial void Say(int who);",
        "Nop of 'Say' has no personality: Personality names 'who', whose type is 'int'. Name a parameter of type 'ushort'.")]
    public Task Credentials_go_to_operations_with_entries_of_their_own(string member, string message) => VerifyIn(member, message);

    [Theory]
    [InlineData("[Nop(Personality = nameof(who))] partial void Say(ushort who);")]
    [InlineData("[Open(Link = LinkKind.Hard, Direct = true, Personality = nameof(who))] [Close] partial void Look(string path, ushort who);")]
    public Task Credentials_are_a_parameter(string member) => Verify(In(member, "[FixedFiles(8)]"));

    [Theory]
    [InlineData("[{|URING1025:Send|}] partial void Work(Connection connection, ReadOnlySpan<byte> data);", "Send")]
    [InlineData("[{|URING1025:Timeout|}] partial void Work(TimeSpan timeout);", "Timeout")]
    [InlineData("[{|URING1025:Fsync|}] partial void Work(Descriptor file);", "Fsync")]
    public Task A_ring_that_polls_devices_takes_no_other_operation(string member, string name) => Verify(
        In(member, "[Ring(Modes = RingModes.IoPoll)]"),
        $"{name} of 'Work' cannot run on a ring with IoPoll, which takes reads and writes of files opened with O_DIRECT, one by one. Give it a handler "
        + "of its own, or remove IoPoll from Modes.");

    [Fact]
    public Task But_reads_and_writes() => Verify(In(
        "[Read] partial void Fetch(Descriptor file, ReceiveBuffer data, long offset); [Nop] partial void Ping();",
        "[Ring(Modes = RingModes.IoPoll | RingModes.HybridIoPoll)]"));

    [Fact]
    public Task A_socket_alone_is_of_no_use() => VerifyIn(
        "[{|URING1025:Socket|}] partial void Make(EndPoint endpoint);",
        "Socket of 'Make' makes a socket that nobody could use. Let it start a chain: [Socket(Link = LinkKind.Soft)] [Connect].");

    [Theory]
    [InlineData("[{|URING1026:{|URING1025:Listener(Link = LinkKind.Soft)|}|}] [Nop] partial void Open(EndPoint endpoint);")]
    [InlineData("[Nop(Link = LinkKind.Soft)] [{|URING1025:Abort|}] partial void Drop(Connection connection);")]
    [InlineData("[Nop(Link = LinkKind.Soft)] [{|URING1025:Cancel(nameof(Ping))|}] partial void Stop(); [Nop] partial void Ping();")]
    [InlineData("[Nop(Link = LinkKind.Soft)] [{|URING1025:Socket(Link = LinkKind.Soft)|}] [Connect] partial void Dial(Connection c, EndPoint peer);")]
    [InlineData("[Nop(Link = LinkKind.Soft)] [{|URING1025:Accept(Link = LinkKind.Hard)|}] [Close] partial void Take(Connection listener);")]
    [InlineData("[{|URING1025:Close(Link = LinkKind.Hard)|}] [Nop] partial void HangUp(Connection connection);")]
    [InlineData("[{|URING1025:Close(Link = LinkKind.Hard)|}] [Close] partial void HangUp(Connection connection);")]
    public Task A_step_where_it_could_not_be_carried_out_is_an_error(string members) => VerifyIn(members);

    [Fact]
    public Task A_direction_that_the_kernel_does_not_know_is_an_error() => VerifyIn(
        "[Shutdown(How = {|URING1025:(ShutdownHow)3|})] partial void Cut(Connection connection);",
        "Shutdown of 'Cut' has How = 3, which the kernel refuses with EINVAL. Write ShutdownHow.Receive, Send or Both.");

    [Theory]
    [InlineData("[Send({|URING1025:Drain = true|})] partial void Tell(Connection c, SendBuffer data);")]
    [InlineData("[Send({|URING1025:Async = true|})] partial void Tell(Connection c, SendBuffer data);")]
    [InlineData("[Abort({|URING1025:Drain = true|})] partial void Drop(Connection connection);")]
    [InlineData("[Cancel(nameof(Ping), {|URING1025:Drain = true|})] partial void Stop(); [Nop] partial void Ping();")]
    [InlineData("[Accept({|URING1025:Async = true|}, Completed = nameof(OnAccepted))] partial void Take(Connection listener);")]
    [InlineData("[Receive({|URING1025:Drain = true|}, Buffers = \"In\", Completed = nameof(OnReceived))] partial void Read(Connection c);")]
    [InlineData("[Nop(Link = LinkKind.Soft)] [Nop({|URING1025:Drain = true|})] partial void Twice();")]
    [InlineData("[Timeout({|URING1025:Milliseconds = 0|})] partial void Tick();")]
    [InlineData("[Timeout({|URING1025:Milliseconds = 5|}, Timeout = nameof(time))] partial void Tick(TimeSpan time);")]
    public Task A_flag_where_it_would_have_no_effect_is_an_error(string members) => VerifyIn(members);

    [Fact]
    public Task A_drain_belongs_on_the_first_step() => VerifyIn(
        "[Nop(Link = LinkKind.Soft)] [Nop({|URING1025:Drain = true|})] partial void Twice();",
        "Nop of 'Twice' has Drain behind the first step: the kernel would hold back the whole chain, and start it in a worker thread. Write it on the "
        + "first step.");

    [Theory]
    [InlineData("[Nop(Drain = true, Async = true)] partial void Ping();")]
    [InlineData("[Timeout(Milliseconds = 5)] partial void Tick();")]
    [InlineData("[Receive(Async = true, Buffers = \"In\", Completed = nameof(OnReceived))] partial void Read(Connection c);")]
    [InlineData("[Cancel(nameof(Ping))] partial void Stop(); [Nop] partial void Ping();")]
    [InlineData("[Cancel(submission: \"Ping\", Completed = nameof(OnCompletion))] partial void Stop(); [Nop] partial void Ping();")]
    [InlineData("[Abort] partial void Drop(Connection connection);")]
    [InlineData("[Socket(Link = LinkKind.Soft)] [Bind(Link = LinkKind.Soft)] [Listen] partial void Open(EndPoint endpoint);")]
    [InlineData(
        "[Socket(Link = LinkKind.Soft)] [Connect(Link = LinkKind.Soft)] [Send(Link = LinkKind.Hard)] [Close] partial void "
        + "Tell(EndPoint peer, SendBuffer data);")]
    [InlineData("[Shutdown(How = ShutdownHow.Both)] partial void Cut(Connection connection);")]
    public Task What_can_be_carried_out_is_fine(string members) => VerifyIn(members);

    [Fact]
    public Task A_message_into_provided_buffers_is_multishot() => VerifyIn(
        "[{|URING1025:ReceiveMessage(Buffers = \"In\", Completed = nameof(OnMessage))|}] partial void Hear(Connection connection); "
        + "private void OnMessage(in ReceivedMessage message) { }");

    [Fact]
    public Task A_read_into_provided_buffers_is_multishot() => VerifyIn(
        "[{|URING1025:Read(Buffers = \"In\", Completed = nameof(OnReceived))|}] partial void Follow(Connection connection);");

    [Theory]
    [InlineData("[{|URING1025:HandOver(Link = LinkKind.Hard)|}] [Nop] partial void Give(Connection connection, RingAddress ring);")]
    [InlineData("[{|URING1025:Message(Link = LinkKind.Hard)|}] [Nop] partial void Tell(RingAddress ring, int value);")]
    public Task What_another_ring_takes_part_in_stands_alone(string members) => VerifyIn(members);

    [Theory]
    [InlineData("Buffers = \"In\", TotalBytes = 100")]
    [InlineData("Buffers = \"In\", ShotBytes = 100")]
    [InlineData("Multishot = true, Buffers = \"In\", ShotBytes = -1")]
    public Task Limits_of_a_receive_are_those_of_a_multishot(string properties) => VerifyIn(
        $"[{{|URING1025:Receive({properties}, Completed = nameof(OnReceived))|}}] partial void Hear(Connection connection);");

    [Theory]
    [InlineData("NameBytes = {|URING1025:129|}")]
    [InlineData("NameBytes = {|URING1025:-1|}")]
    [InlineData("ControlBytes = {|URING1025:65537|}")]
    public Task What_a_buffer_of_messages_keeps_has_limits(string property) => VerifyIn(
        $"[ReceiveMessage(Multishot = true, Buffers = \"In\", {property}, Completed = nameof(OnMessage))] partial void Hear(Connection connection); "
        + "private void OnMessage(in ReceivedMessage message) { }");

    [Theory]
    [InlineData(
        "[Receive({|URING1025:Bundle = true|}, Completed = nameof(OnTransferred))] partial void Read(Connection connection, ReceiveBuffer buffer);",
        "Receive of 'Read' has Bundle without Buffers: a bundle is several buffers of a ring. Write 'Buffers = …' with the name of a [BufferRing].")]
    [InlineData(
        "[Receive(Buffers = \"A\", {|URING1025:WaitAll = true|}, Completed = nameof(OnReceived))] partial void Read(Connection connection);",
        "Receive of 'Read' has WaitAll with Buffers: a buffer of a ring comes with what has arrived, and the kernel refuses a multishot with MSG_WAITALL. "
        + "Receive into a ReceiveBuffer parameter, or remove WaitAll.")]
    [InlineData(
        "[Receive({|URING1025:FallOver = new[] { \"A\" }|}, Completed = nameof(OnTransferred))] partial void Read(Connection connection, ReceiveBuffer data);",
        "Receive of 'Read' has FallOver without Buffers: there is no first ring that could be empty. Write 'Buffers = …' with the name of a [BufferRing].")]
    [InlineData(
        "[Receive(Buffers = \"A\", {|URING1025:FallOver = new[] { \"A\" }|}, Completed = nameof(OnReceived))] partial void Read(Connection connection);",
        "Receive of 'Read' names \"A\" twice. A receive that finds a ring empty goes on with another one: name each once.")]
    [InlineData(
        "[Receive(Multishot = true, Rearm = Rearm.Manual, Buffers = \"A\", {|URING1025:FallOver = new[] { \"B\" }|}, Completed = nameof(OnReceived))] "
        + "partial void Read(Connection connection);",
        "Receive of 'Read' has FallOver with Rearm.Manual: nobody would arm it again on the next ring. Remove one of them.")]
    [InlineData(
        "[Receive(Multishot = true, Async = true, Buffers = \"A\", {|URING1025:Bundle = true|}, Completed = nameof(OnReceived))] "
        + "partial void Read(Connection connection);",
        "Receive of 'Read' has Bundle with Async: a worker thread takes one buffer for each receive. Remove one of them.")]
    [InlineData(
        "[Receive(Multishot = true, Async = true, {|URING1025:Buffers = \"C\"|}, Completed = nameof(OnReceived))] partial void Read(Connection connection);",
        "Receive of 'Read' receives into \"C\", which is incremental, with Async: a worker thread takes the whole rest of a buffer for each receive. "
        + "Remove Async, or name a ring that is not incremental.")]
    [InlineData(
        "[Receive({|URING1025:Buffers = \"C\"|}, Completed = nameof(OnReceived))] partial void Read(Connection connection);",
        "Receive of 'Read' takes one receive from \"C\", which is incremental: on older kernels its completion can come behind that of a later receive, "
        + "and the pieces of a buffer are told apart by their order alone. Write 'Multishot = true', or name a ring that is not incremental.")]
    public Task A_receive_asks_for_buffers_that_it_can_have(string members, string message) => Verify(In(members, BufferRings), message);

    [Theory]
    [InlineData(
        "[Receive(Buffers = \"A\", Bundle = true, FallOver = new[] { \"B\" }, Completed = nameof(OnReceived))] partial void Read(Connection connection);")]
    [InlineData(
        "[Receive(Multishot = true, Buffers = \"C\", Bundle = true, FallOver = new[] { \"B\", \"A\" }, Completed = nameof(OnReceived))] "
        + "partial void Read(Connection connection);")]
    public Task Every_way_to_take_buffers_is_fine(string members) => Verify(In(members, BufferRings));

    [Fact]
    public Task The_rule_can_be_suppressed() => VerifySuppressed("URING1025", In("[Socket] partial void Make(EndPoint endpoint);"));

    [Theory]
    [InlineData("BufferLease")]
    [InlineData("HeldBuffer")]
    public Task Zero_copy_of_a_receive_buffer_is_an_error(string type) => VerifyIn(
        $"[Send({{|URING1025:ZeroCopy = ZeroCopyMode.Adaptive|}})] partial void Echo(Connection connection, {type} data);",
        "Send of 'Echo' keeps a buffer of a receive ring until the network has taken it, and receives would starve meanwhile. "
        + "Remove ZeroCopy, or send a SendBuffer.");

    [Theory]
    [InlineData("[Send(Link = LinkKind.Soft)] [ReadFixed]", "")]
    [InlineData("[ReadFixed(Link = LinkKind.Soft)] [Send(ZeroCopy = ZeroCopyMode.Always)]", "")]
    [InlineData("[Send(ZeroCopy = ZeroCopyMode.Always, Link = LinkKind.Soft)] [WriteFixed]", "")]
    [InlineData("[Send(ZeroCopy = ZeroCopyMode.Always, Data = nameof(page), Link = LinkKind.Soft)] [ReadFixed(Buffer = nameof(next))]", ", FixedBuffer next")]
    public Task A_buffer_may_be_filled_before_it_is_sent_or_behind_a_copy(string steps, string more) =>
        VerifyIn($"{steps} partial void Page(Connection connection, FixedBuffer page{more}, Descriptor file, ulong offset);");

    [Fact]
    public Task Released_of_copied_bytes_is_an_error() => VerifyIn(
        "[Send({|URING1025:Released = nameof(OnReleased)|})] partial void Say(Connection connection, ReadOnlySpan<byte> data); "
        + "private void OnReleased(in Released released) { }",
        "Send of 'Say' has Released, and its bytes are copied at the call: their memory is free at once. Remove it, or send a SendBuffer.");

    [Fact]
    public Task Released_of_a_lease_is_an_error() => VerifyIn(
        "[Send({|URING1025:Released = nameof(OnReleased)|})] partial void Echo(Connection connection, BufferLease data); "
        + "private void OnReleased(in Released released) { }",
        "Send of 'Echo' has Released, and the buffer is given up with the call: it goes back to its ring. Remove it, or send a SendBuffer.");

    [Fact]
    public Task A_mode_of_zero_copy_that_does_not_exist_is_an_error() => VerifyIn(
        "[Send({|URING1025:ZeroCopy = (ZeroCopyMode)7|})] partial void Say(Connection connection, SendBuffer data);",
        "Send of 'Say' has ZeroCopy = 7. Write ZeroCopyMode.Never, Adaptive or Always.");

    [Theory]
    [InlineData("[Send(ZeroCopy = ZeroCopyMode.Always, Released = nameof(OnReleased))] partial void Say(Connection connection, SendBuffer data);")]
    [InlineData("[Send(ZeroCopy = ZeroCopyMode.Adaptive, Released = nameof(OnReleased))] private partial Pending<Sent> Say(Connection to, FixedBuffer data);")]
    [InlineData("[Send(Released = nameof(OnReleased), Link = LinkKind.Hard)] [Close] partial void Say(Connection connection, SendBuffer data);")]
    public Task Released_of_memory_of_the_users_own_is_fine(string members) => VerifyIn(
        members + " private void OnReleased(Connection connection, in Released released) { }");
}
