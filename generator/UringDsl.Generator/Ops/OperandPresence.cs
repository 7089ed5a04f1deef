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
}
