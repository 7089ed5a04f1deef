using System;

namespace UringDsl;

/// <summary>Names what belongs to a chain as a whole.</summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class ChainAttribute : Attribute
{
    /// <summary>The method that gets the one outcome of the chain.</summary>
    public string? Completed { get; set; }
}
