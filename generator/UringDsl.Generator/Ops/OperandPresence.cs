namespace UringDsl.Generator.Ops;

/// <summary>How a declaration gives an operand.</summary>
internal enum OperandPresence
{
    /// <summary>A parameter of the method.</summary>
    Required,
    /// <summary>A parameter, a property of the attribute, or the default.</summary>
    Defaulted,
    /// <summary>A property of the attribute; it shapes the operation.</summary>
    Property,
    /// <summary>It follows from another operand: the length of a buffer, the number of vectors.</summary>
    Derived,
    /// <summary>Memory of the submission that the kernel writes; the completion value reads it.</summary>
    Reserved,
}
