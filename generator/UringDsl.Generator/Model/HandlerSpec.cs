namespace UringDsl.Generator.Model;

/// <summary>One handler: everything that its generated file is made of.</summary>
internal sealed record HandlerSpec(
    HierarchySpec Hierarchy,
    RingSpec Ring,
    ConnectionStateSpec? State,
    EquatableArray<HookSpec> Hooks,
    EquatableArray<SubmissionSpec> Submissions);

/// <summary>The struct of which every connection has one.</summary>
internal sealed record ConnectionStateSpec(string Type, string Accessibility);
