using UringDsl;

namespace Valid;

[RingHandler]
[BufferRing("In")]
internal sealed partial class Stateful
{
    [ConnectionState]
    internal record struct Session(int Count)
    {
        public object? Owner { get; set; }
    }

    [Receive(Buffers = "In", Completed = nameof(OnReceived))]
    private partial void Receive(Connection connection);

    [Send(Completed = nameof(OnSent))]
    private partial void Send(Connection connection, BufferLease data);

    [Send(Link = LinkKind.Hard)]
    [Close]
    [Chain(Completed = nameof(OnBye))]
    private partial void Bye(Connection connection, SendBuffer data);

    [Close(Completed = nameof(OnClose))]
    private partial void Close(Connection connection);

    private void OnReceived(Connection connection, ref Session session, in Received received)
    {
        session.Count += received.Length;
        if (received.TryTake(out BufferLease data)) Send(connection, data);
    }

    private static void OnSent(ref Session session, in Sent sent) => session.Count -= sent.Bytes;

    private void OnBye(in ByeOutcome outcome, ref Session session, Connection connection) => session.Owner = this;

    private void OnClose(ref Session session, Connection connection, in Completion completion) => State(connection) = session;

    // Not a state: no attribute.
    private ref struct Other
    {
        public int Number;
    }

    private int State(int number) => new Other { Number = number }.Number;
}
