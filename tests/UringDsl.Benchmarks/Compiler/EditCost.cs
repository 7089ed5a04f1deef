namespace UringDsl.Benchmarks.Compiler;

/// <summary>What the generator does about one edit.</summary>
/// <param name="Milliseconds">Processor time of the driver.</param>
/// <param name="TransformMicroseconds">Elapsed time from attribute to specification, per handler, with the compiler's binding of its symbols.</param>
/// <param name="Rewritten">Files that were written anew, in all edits together.</param>
internal sealed record EditCost(double Milliseconds, double TransformMicroseconds, int Rewritten);
