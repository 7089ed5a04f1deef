using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using UringDsl;

namespace Wrong.Allocating;

// Text of every message.
[RingHandler]
[BufferRing("In")]
internal sealed partial class Texts
{
    private int _gets;

    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    private void OnReceived(Connection connection, in Received received)
    {
        if (Encoding.ASCII.GetString(received.Data).StartsWith("GET", StringComparison.Ordinal)) _gets++; // URING4001
        string[] words = Encoding.UTF8.GetString(received.Data).Split(' '); // URING4001
        _gets += words.Length;
    }
}

// An answer that is made anew for every message.
[RingHandler]
[BufferRing("In")]
internal sealed partial class Answers
{
    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    [Send] private partial void Say(Connection connection, SendBuffer line);

    private void OnReceived(Connection connection, in Received received)
    {
        if (received.IsSuccess) Say(connection, SendBuffer.CopyOf("+PONG\r\n"u8)); // URING4001
    }
}

// Boxes, through an interface and an object.
[RingHandler]
[BufferRing("In")]
internal sealed partial class Boxes
{
    private object _last = 0;
    private IComparable _most = 0;

    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    private void OnReceived(Connection connection, in Received received)
    {
        _last = received.Length; // URING4002
        if (_most.CompareTo(received.Length) < 0) _most = received.Length; // URING4002
        if (_last is 0) _most = 0; // URING4002
    }
}

// Queries over the sessions.
[RingHandler]
[BufferRing("In")]
internal sealed partial class Queries
{
    private readonly List<Connection> _all = [];
    private int _near;

    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    private void OnReceived(Connection connection, in Received received)
    {
        _near = _all.Count(other => Math.Abs(other.Index - connection.Index) < 4); // URING4004
        foreach (Connection other in from one in _all where one.Index > 3 select one) _near += other.Index; // URING4001 URING4004
    }
}

// A delegate and what it closes over.
[RingHandler]
[BufferRing("In")]
internal sealed partial class Delegates
{
    private int _sum;

    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    private void OnReceived(Connection connection, in Received received)
    {
        int length = received.Length;
        Post(() => _sum += length); // URING4003
    }
}

// Arrays, lists and params.
[RingHandler]
[BufferRing("In")]
internal sealed partial class Arrays
{
    private int _sum;

    [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

    private void OnReceived(Connection connection, in Received received)
    {
        byte[] copy = received.Data.ToArray(); // URING4001
        List<int> ends = new(); // URING4001
        for (int i = 0; i < copy.Length; i++) if (copy[i] == 10) ends.Add(i);
        _sum += Add(ends.Count, 1, 2); // URING4001
    }

    private static int Add(params int[] numbers)
    {
        int sum = 0;
        foreach (int number in numbers) sum += number;
        return sum;
    }
}
