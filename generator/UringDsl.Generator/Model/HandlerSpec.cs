namespace UringDsl.Generator.Model;

/// <summary>One handler: everything that its generated file is made of.</summary>
internal sealed record HandlerSpec(
    HierarchySpec Hierarchy,
    RingSpec Ring,
    ConnectionStateSpec? State,
    EquatableArray<HookSpec> Hooks,
    EquatableArray<SubmissionSpec> Submissions)
{
    /// <summary>
    /// The numbers of the rules that the declaration breaks. With one of them the handler gets stubs: the compiler would stop at the first
    /// partial method without a body, and the analyzers that say what is wrong would not be heard.
    /// </summary>
    public EquatableArray<string> Errors { get; init; }

    /// <summary>Names that the stubs leave out, since the user has given them to something else.</summary>
    public EquatableArray<string> Taken { get; init; }
}

/// <summary>The struct of which every connection has one.</summary>
internal sealed record ConnectionStateSpec(string Type, string Accessibility);
