namespace UringDsl.Analyzers.Ownership;

/// <summary>How far a <see cref="Holding"/> has come on a path.</summary>
internal enum HoldingStatus : byte
{
    /// <summary>Nobody has asked yet whether it is there.</summary>
    Maybe,
    /// <summary>It is not there: it is empty, or it is number 0 of something else.</summary>
    Absent,
    /// <summary>It is there, and this code's to pass on.</summary>
    Owned,
    /// <summary>Other code has it, too: a field, a collection, a lambda, a method that is not known.</summary>
    Shared,
    /// <summary>It was passed on: sent, returned, kept, closed. Of what was received: taken.</summary>
    Gone,
    /// <summary>The method has waited since: it went back to the kernel.</summary>
    Expired,
}
