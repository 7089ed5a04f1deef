using UringDsl.Analyzers.Flow;

namespace UringDsl.Analyzers.Memory;

/// <summary>Memory that the kernel has, on one path.</summary>
/// <param name="Root">The buffer, or an array of buffers of which nothing is known.</param>
/// <param name="Range">The part of it.</param>
/// <param name="Submission">Who handed it over.</param>
/// <param name="Use">And for what.</param>
/// <param name="Call">What the call has returned: a <c>Pending</c> that may be awaited.</param>
/// <param name="IsCompleted">It was awaited; what goes out by zero copy is in flight until it is released.</param>
internal sealed record Flight(FlowValue Root, FlowRange Range, MemorySubmission Submission, MemoryUse Use, FlowValue Call, bool IsCompleted)
{
    /// <summary>True for the same memory, as far as can be told.</summary>
    public bool Has(FlowValue root) => Root.Equals(root) || (Use.IsArray && root.Kind == FlowValueKind.Element && Root.Equals(root.Of));
}
