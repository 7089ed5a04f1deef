using System;
using UringDsl;

namespace Valid;

[RingHandler]
internal sealed partial class Overloads
{
    [Send] private partial void Write(Connection connection, BufferLease data);

    [Send] private partial void Write(Connection connection, HeldBuffer data);

    [Send] private partial void Write(Connection connection, SendBuffer data);

    [Send(Completed = nameof(OnWritten))] private partial void Write(Connection connection, ReadOnlySpan<byte> data);

    [Nop(Link = LinkKind.Soft)] [Nop] private partial void Twice();

    [Timeout(Link = LinkKind.Hard)] [Nop] private partial void Twice(TimeSpan timeout);

    private void Write(string text) => Console.Write(text);

    private void Run() => Write("");

    private void Post(Action<int> action, int number) => action(number);

    private void OnWritten(in Sent sent)
    {
    }
}
