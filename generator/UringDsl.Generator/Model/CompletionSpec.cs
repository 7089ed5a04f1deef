namespace UringDsl.Generator.Model;

/// <summary>A user's completion method and the order of its arguments.</summary>
internal sealed record CompletionSpec(string Method, bool IsStatic, EquatableArray<CompletionArgument> Arguments);

/// <summary>What the dispatch passes.</summary>
internal enum CompletionArgument : byte
{
    Value,
    Connection,
    State,
}
