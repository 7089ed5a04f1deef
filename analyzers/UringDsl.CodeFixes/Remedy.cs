using System.Collections.Generic;

namespace UringDsl.CodeFixes;

/// <summary>One way of putting a diagnostic right.</summary>
/// <param name="Title">What the IDE shows: an order, such as "Make 'H' partial".</param>
/// <param name="Key">The same for all diagnostics that are put right in this way: fixing all means all of one key.</param>
/// <param name="Edits">What is written where.</param>
internal sealed record Remedy(string Title, string Key, IEnumerable<TextEdit> Edits);
