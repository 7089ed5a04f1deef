namespace UringDsl.Analyzers.Flow;

/// <summary>What a <see cref="FlowValue"/> stands for.</summary>
internal enum FlowValueKind : byte
{
    /// <summary>Nothing is known of it; it is equal to no other value in any sense that counts.</summary>
    Unknown,
    /// <summary><c>Key</c> is the constant, null included.</summary>
    Constant,
    /// <summary>The object whose method runs.</summary>
    This,
    /// <summary><c>Key</c> is a parameter of the method at which the walk began.</summary>
    Parameter,
    /// <summary>What field, property or state accessor <c>Key</c> of <c>Of</c> holds.</summary>
    Member,
    /// <summary>What <c>Of</c> holds at the index <c>Key</c>, a value.</summary>
    Element,
    /// <summary>What the operation at <c>Site</c> made: a call, a creation, an await.</summary>
    Result,
    /// <summary>What the call at <c>Site</c> assigned to its out parameter <c>Key</c>, an ordinal.</summary>
    Out,
    /// <summary>A view of the memory of <c>Of</c>: a span of it, a slice, a pointer to it; <c>Key</c> is the <see cref="FlowRange"/>.</summary>
    View,
    /// <summary>A reference to the place <c>Key</c>.</summary>
    Reference,
    /// <summary>A lambda or a method group: <c>Key</c> is its operation or its symbol.</summary>
    Function,
    /// <summary>Whether <c>Of</c> passes the <see cref="FlowTest"/> in <c>Key</c>.</summary>
    Test,
    /// <summary>Whether <c>Of</c> is false.</summary>
    Not,
    /// <summary>Whether all conditions of the array in <c>Key</c> hold.</summary>
    All,
    /// <summary><c>Key</c> is an array of the values.</summary>
    Tuple,
}
