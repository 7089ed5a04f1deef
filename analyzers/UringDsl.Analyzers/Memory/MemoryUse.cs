namespace UringDsl.Analyzers.Memory;

/// <summary>What a submission does with the memory behind one of its parameters.</summary>
/// <param name="Parameter">Its ordinal.</param>
/// <param name="IsFilled">The kernel writes it; else it reads it.</param>
/// <param name="IsZeroCopy">The network reads it after the completion, until the notification.</param>
/// <param name="IsArray">The parameter is an array of buffers.</param>
internal sealed record MemoryUse(int Parameter, bool IsFilled, bool IsZeroCopy, bool IsArray);
