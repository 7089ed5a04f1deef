using UringDsl;

namespace Valid;

[Ring(MaxConnections = 10)]
[RingHandler]
internal partial class Parts
{
    [Receive(Buffers = "A", Completed = nameof(OnReceived))]
    private partial void FromA(Connection connection);

    [Receive(Buffers = "B", Completed = nameof(OnReceived))]
    private partial void FromB(Connection connection);

    partial void OnClosed(Connection connection, ref Session session) => State(connection).Count = session.Count;
}
