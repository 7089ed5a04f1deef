using Microsoft.CodeAnalysis;

namespace UringDsl.Analyzers.Costs;

/// <summary>Something that is paid for whenever it runs.</summary>
/// <param name="Rule">Which rule says so.</param>
/// <param name="At">What the rule points at.</param>
/// <param name="Name">For a person: <c>new byte[]</c>; of a call into another class, what it leads to.</param>
/// <param name="Detail">What else the message has, or nothing.</param>
/// <param name="Remedy">What to do instead, a sentence without its period.</param>
internal sealed record CostSite(DiagnosticDescriptor Rule, IOperation At, string Name, string Detail, string Remedy);
