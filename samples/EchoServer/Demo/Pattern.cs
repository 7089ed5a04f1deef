using System;

/// <summary>
/// The bytes that a connection sends: random ones, the same in every run, at a place of its own in a long cycle. A byte that is lost, doubled,
/// changed, out of order or another connection's does not fit.
/// </summary>
internal sealed class Pattern
{
    private const int Seed = 1, Cycle = 1_048_573; // a prime, so that no size of a buffer or a message divides it

    private static readonly byte[] s_bytes = Make();

    private long _position;

    public Pattern(int connection) => _position = connection * 7919L % Cycle;

    /// <summary>The next bytes, at most as many as wanted; at least one.</summary>
    public ReadOnlyMemory<byte> Next(int wanted)
    {
        int start = (int)_position, length = Math.Min(wanted, Cycle - start);
        _position = (_position + length) % Cycle;
        return s_bytes.AsMemory(start, length);
    }

    /// <summary>How many of these bytes are not the next ones.</summary>
    public long CountWrong(ReadOnlySpan<byte> received)
    {
        long wrong = 0;
        while (received.Length > 0)
        {
            ReadOnlySpan<byte> expected = Next(received.Length).Span;
            if (!received.StartsWith(expected))
            {
                for (int i = 0; i < expected.Length; i++) wrong += received[i] == expected[i] ? 0 : 1;
            }
            received = received[expected.Length..];
        }
        return wrong;
    }

    private static byte[] Make()
    {
        byte[] bytes = new byte[Cycle];
        new Random(Seed).NextBytes(bytes);
        return bytes;
    }
}
