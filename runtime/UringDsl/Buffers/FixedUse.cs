namespace UringDsl.Core;

/// <summary>What every use of a registered buffer reads and writes, apart from the rest of its entry: four of them are a cache line.</summary>
internal struct FixedUse
{
    public nint Address;
    public uint Generation;     // changes when the user has it no more
    public int Count;           // operations that the kernel works on with it; with Returned when the last of them gives it back to its pool

    /// <summary>Above any number of operations.</summary>
    public const int Returned = 1 << 30;
}
