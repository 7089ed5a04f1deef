using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace UringDsl.Analyzers.Blocking;

/// <summary>A place in a handler where the ring's thread blocks.</summary>
/// <param name="At">The operation that blocks, or calls what does.</param>
/// <param name="Path">The names from what the ring calls to what blocks.</param>
internal sealed record BlockingSite(IOperation At, BlockingCall Call, ImmutableArray<string> Path);
