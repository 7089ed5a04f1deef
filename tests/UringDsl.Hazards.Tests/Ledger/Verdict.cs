namespace UringDsl.Hazards.Tests.Ledger;

/// <summary>What stands between a program and a hazard.</summary>
internal enum Verdict
{
    /// <summary>There is no way to write it: a type, and a test in which the compiler refuses.</summary>
    Impossible,
    /// <summary>A rule reports it.</summary>
    Diagnosed,
    /// <summary>Generated code, or the loop that it calls, does what is right.</summary>
    Handled,
    /// <summary>An exception or a counter tells at run time.</summary>
    Detected,
    /// <summary>Nothing stands there, for a reason. Not for what is Critical or High.</summary>
    Accepted,
}
