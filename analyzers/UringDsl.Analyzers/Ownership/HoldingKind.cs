namespace UringDsl.Analyzers.Ownership;

/// <summary>What a <see cref="Holding"/> is.</summary>
internal enum HoldingKind : byte
{
    /// <summary>A <c>BufferLease</c>: it goes back by itself.</summary>
    Lease,
    /// <summary>A <c>HeldBuffer</c>: somebody must send it or return it.</summary>
    Held,
    /// <summary>A <c>FixedBuffer</c> of a pool: somebody must return it.</summary>
    Fixed,
    /// <summary>A slot or a descriptor: somebody must close it.</summary>
    File,
    /// <summary>A result that a file can be taken from.</summary>
    Result,
    /// <summary>What was received: a lease or a held buffer can be taken from it, once.</summary>
    Received,
}
