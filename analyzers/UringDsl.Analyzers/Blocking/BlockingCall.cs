namespace UringDsl.Analyzers.Blocking;

/// <summary>Something that keeps its thread until it is done.</summary>
/// <param name="Name">For a person: <c>Thread.Sleep</c>.</param>
/// <param name="Waits">It waits for something that happens elsewhere; else it blocks for as long as a lock or a device takes.</param>
/// <param name="Remedy">What to do instead, a sentence without its period.</param>
internal sealed record BlockingCall(string Name, bool Waits, string Remedy);
