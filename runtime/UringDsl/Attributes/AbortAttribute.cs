using System;

namespace UringDsl;

/// <summary>Closes the connection at once: what is queued is discarded, what is in flight is cancelled.</summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class AbortAttribute : OperationAttribute;
