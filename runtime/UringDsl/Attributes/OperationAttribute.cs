using System;

namespace UringDsl;

/// <summary>One operation of a submission, one SQE. Several on one method are a linked chain in the order in which they stand.</summary>
public abstract class OperationAttribute : Attribute
{
    /// <summary>How the next operation of the chain depends on this one; <see cref="LinkKind.None"/> on the last.</summary>
    public LinkKind Link { get; set; }
}
