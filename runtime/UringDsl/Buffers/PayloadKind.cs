namespace UringDsl.Core;

internal enum PayloadKind : byte
{
    None,
    Lease,      // a provided buffer; Key = group << 32 | its slot in the group
    Copy,       // a block of the copy pool; Key = its index
    Managed,    // a pinned array; Key = the GC handle that roots it
    Native,     // memory of malloc; Key = its address
    Output,     // memory of malloc that the completion value reads; released behind it
    Vectors,    // memory of malloc: the kernel's structures, and behind them a GC handle for each
    Futex,      // a word of the user's; Key = the GC handle that roots it
    Fixed,      // a registered buffer; Key = its place in the kernel's table << 32 | its index
    FixedVectors, // parts of one, in vectors of malloc at Address; Key as above
    Chain,      // no bytes: a chain that waits for its turn
}
