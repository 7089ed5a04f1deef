namespace UringDsl.Generator.Model;

/// <summary>A user's completion method and the order of its arguments.</summary>
/// <param name="IsTask">It returns RingTask, which nobody awaits.</param>
internal sealed record CompletionSpec(string Method, bool IsStatic, bool IsTask, EquatableArray<CompletionArgument> Arguments);

/// <summary>What the dispatch passes.</summary>
internal enum CompletionArgument : byte
{
    Value,
    Copy,
    Kept,
    Connection,
    State,
}
