using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace UringDsl.CompilerServices;

/// <summary>
/// What a submission carries and its completions bring back: operation (8 bits), step (8), generation (24), index (24). Never a pointer.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class UserData
{
    /// <summary>Bits of the index and of the generation.</summary>
    public const int IndexBits = 24;

    internal const uint GenerationMask = (1u << IndexBits) - 1;
    internal const int StepMade = 0xFF;     // a completion that the runtime made, not the kernel
    internal const int StepReleased = 0xFE; // one that tells of released memory
    internal const byte SendOperation = 240, CloseOperation = 241, CancelOperation = 242, WakeOperation = 243;
    internal const byte ZeroCopyOperation = 244, TimerOperation = 249;
    internal const byte ArrivalOperation = 254, MessageOperation = 255; // posted by other rings

    /// <summary>The operation of a completion: a case of the dispatch switch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte Operation(ulong userData) => (byte)(userData >> 56);

    internal static ulong Pack(byte operation, int step, uint generation, int index) =>
        ((ulong)operation << 56) | ((ulong)(byte)step << 48) | ((ulong)(generation & GenerationMask) << IndexBits) | (uint)index;

    internal static int Step(ulong userData) => (byte)(userData >> 48);

    internal static uint Generation(ulong userData) => (uint)(userData >> IndexBits) & GenerationMask;

    internal static int Index(ulong userData) => (int)(userData & GenerationMask);

    /// <summary>The next generation of a position: 24 bits, never 0, so that an entry of zeros matches nothing.</summary>
    internal static uint Next(uint generation)
    {
        uint next = (generation + 1) & GenerationMask;
        return next == 0 ? 1 : next;
    }
}
