namespace UringDsl.Generator.Model;

/// <summary>
/// Where the handler stands: its namespace ("" is the global one) and the partial types around it, itself last; and the name of its file, without the end.
/// </summary>
internal sealed record HierarchySpec(string Namespace, EquatableArray<TypeSpec> Types, string DisplayName, string HintName)
{
    /// <summary>The handler itself.</summary>
    public TypeSpec Handler => Types[Types.Count - 1];
}

/// <summary>One part of the nesting, as it is written again: <c>partial {Keyword} {Name}{TypeParameters}</c>.</summary>
internal sealed record TypeSpec(string Keyword, string Name, string TypeParameters);
