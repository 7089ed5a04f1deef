using System.Threading.Tasks;
using static UringDsl.Analyzers.Tests.Fixture;

namespace UringDsl.Analyzers.Tests;

/// <summary>URING1030.</summary>
public sealed class StepCannotSucceedTests
{
    [Fact]
    public Task A_file_that_is_opened_for_reading_is_not_written() => Say(
        "[Open(Direct = true, Link = LinkKind.Soft)] [{|URING1030:Write(Link = LinkKind.Hard)|}] [Close] partial void Save(string path, SendBuffer "
            + "data);",
        "Write of 'Save' cannot succeed: the file is opened for reading alone (EBADF). Write 'Flags = OpenFlags.Write' on Open.");

    [Fact]
    public Task A_socket_is_not_used_before_it_is_connected() => Say(
        "[Socket(Link = LinkKind.Soft)] [{|URING1030:Send(Link = LinkKind.Soft)|}] [Connect] private partial Pending<DialOutcome> Dial(PeerAddress "
            + "peer, SendBuffer data);",
        "Send of 'Dial' cannot succeed: the socket is not connected yet (EPIPE). Put it behind Connect.");

    [Theory]
    [InlineData(
        "[Socket(Link = LinkKind.Soft)] [Connect(Link = LinkKind.Soft)] [{|URING1030:Bind|}] private partial Pending<DialOutcome> Dial(IPEndPoint "
            + "address);")]
    [InlineData(
        "[Socket(Link = LinkKind.Soft)] [Bind(Link = LinkKind.Soft)] [{|URING1030:Bind|}] private partial Pending<DialOutcome> Dial(PeerAddress "
            + "address);")]
    [InlineData(
        "[Socket(Link = LinkKind.Soft)] [Connect(Link = LinkKind.Soft)] [{|URING1030:Connect|}] private partial Pending<DialOutcome> "
            + "Dial(PeerAddress address);")]
    [InlineData(
        "[Socket(Link = LinkKind.Soft)] [Connect(Link = LinkKind.Soft)] [{|URING1030:Listen|}] private partial Pending<DialOutcome> "
            + "Dial(PeerAddress address);")]
    [InlineData(
        "[Socket(Link = LinkKind.Soft)] [Listen(Link = LinkKind.Soft)] [{|URING1030:Connect|}] private partial Pending<DialOutcome> "
            + "Dial(PeerAddress address);")]
    [InlineData(
        "[Socket(Type = SocketKind.Datagram, Link = LinkKind.Soft)] [Bind(Link = LinkKind.Soft)] [{|URING1030:Listen|}] private partial "
            + "Pending<DialOutcome> Dial(PeerAddress address);")]
    [InlineData(
        "[Socket(Type = SocketKind.Datagram, Link = LinkKind.Soft)] [Bind(Link = LinkKind.Soft)] [{|URING1030:Send|}] private partial "
            + "Pending<DialOutcome> Dial(PeerAddress address, SendBuffer data);")]
    [InlineData(
        "[Socket(Link = LinkKind.Soft)] [{|URING1030:Receive(Link = LinkKind.Soft)|}] [LinkTimeout(Link = LinkKind.Soft)] [Connect] private partial "
            + "Pending<DialOutcome> Dial(PeerAddress address, ReceiveBuffer buffer, TimeSpan timeout);")]
    [InlineData(
        "[Socket(Link = LinkKind.Soft)] [{|URING1030:Shutdown(Link = LinkKind.Soft)|}] [Connect] private partial Pending<DialOutcome> "
            + "Dial(PeerAddress address);")]
    [InlineData("[Shutdown(Link = LinkKind.Soft)] [{|URING1030:Send|}] partial void Bye(Connection connection, SendBuffer data);")]
    public Task Sockets(string members) => Say(members);

    [Theory]
    [InlineData(
        "[Open(Direct = true, Flags = OpenFlags.Write, Link = LinkKind.Soft)] [{|URING1030:Read|}] private partial Pending<LoadOutcome> Load(string "
            + "path, ReceiveBuffer buffer);")]
    [InlineData(
        "[Open(Direct = true, Flags = OpenFlags.Path, Link = LinkKind.Soft)] [{|URING1030:Read|}] private partial Pending<LoadOutcome> Load(string "
            + "path, ReceiveBuffer buffer);")]
    [InlineData(
        "[Open(Direct = true, Flags = OpenFlags.Directory, Link = LinkKind.Soft)] [{|URING1030:Read|}] private partial Pending<LoadOutcome> "
            + "Load(string path, ReceiveBuffer buffer);")]
    [InlineData(
        "[Open(Direct = true, Flags = OpenFlags.Truncate, Link = LinkKind.Soft)] [{|URING1030:Ftruncate|}] private partial Pending<LoadOutcome> "
            + "Load(string path, ulong length);")]
    public Task Files(string members) => Say(members);

    [Theory]
    [InlineData(
        "[Socket(Link = LinkKind.Soft)] [Bind(Address = nameof(own), Link = LinkKind.Soft)] [Connect(Address = nameof(own))] private partial "
            + "Pending<DialOutcome> Dial(PeerAddress own);")]
    [InlineData("[Socket(Link = LinkKind.Soft)] [Bind(Link = LinkKind.Soft)] [Listen] private partial Pending<OpenOutcome> Open(PeerAddress address);")]
    [InlineData(
        "[Socket(Type = SocketKind.Datagram, Link = LinkKind.Soft)] [Bind(Link = LinkKind.Soft)] [Receive(Link = LinkKind.Soft)] [LinkTimeout] "
            + "private partial Pending<OpenOutcome> Open(PeerAddress address, ReceiveBuffer buffer, TimeSpan timeout);")]
    [InlineData(
        "[Socket(Type = SocketKind.Datagram, Link = LinkKind.Soft)] [SendMessage] private partial Pending<OpenOutcome> Open(PeerAddress address, "
            + "SendBuffer data);")]
    [InlineData(
        "[Send(Link = LinkKind.Soft)] [Shutdown(Link = LinkKind.Soft)] [Receive(Link = LinkKind.Hard)] [Close] [Chain(Completed = nameof(Done))] "
            + "partial void Bye(Connection connection, SendBuffer data, ReceiveBuffer buffer); void Done(in ByeOutcome outcome) { }")]
    [InlineData(
        "[Open(Direct = true, Link = LinkKind.Soft)] [Write] private partial Pending<LoadOutcome> Load(string path, OpenFlags flags, SendBuffer data);")]
    [InlineData(
        "[Open(Direct = true, Flags = OpenFlags.ReadWrite, Link = LinkKind.Soft)] [Read(Link = LinkKind.Soft)] [Write] private partial "
            + "Pending<LoadOutcome> Load(string path, SendBuffer data, ReceiveBuffer buffer);")]
    [InlineData(
        "[Open(Direct = true, Flags = OpenFlags.Directory, Link = LinkKind.Soft)] [Fsync(Link = LinkKind.Hard)] [Close] partial void Sync(string path);")]
    [InlineData(
        "[Open(Direct = true, Link = LinkKind.Soft)] [Write(File = nameof(log))] private partial Pending<LoadOutcome> Load(string path, Slot log, "
            + "SendBuffer data);")]
    [InlineData(
        "[Shutdown(How = ShutdownHow.Both, Link = LinkKind.Soft)] [Receive(Link = LinkKind.Hard)] [Close] [Chain(Completed = nameof(Done))] partial "
            + "void Bye(Connection connection, ReceiveBuffer buffer); void Done(in ByeOutcome outcome) { }")]
    [InlineData(
        "[Socket(Link = LinkKind.Soft)] [Connect(Link = LinkKind.Soft)] [Bind] private partial Pending<DialOutcome> Dial(PeerAddress address);")]
    [InlineData(
        "[Socket(Type = (SocketKind)5, Link = LinkKind.Soft)] [Bind(Link = LinkKind.Soft)] [Listen] private partial Pending<OpenOutcome> "
            + "Open(PeerAddress address);")]
    public Task What_can_succeed_is_fine(string members) => Say(members);

    [Fact]
    public Task The_rule_can_be_suppressed() => VerifySuppressed(
        "URING1030", "using UringDsl.Abi;\n" + In(
            "[Shutdown(Link = LinkKind.Soft)] [Send] partial void Bye(Connection connection, SendBuffer data);"));

    private static Task Say(string members, params string[] messages) => Verify("using UringDsl.Abi;\n" + In(members), messages);
}
