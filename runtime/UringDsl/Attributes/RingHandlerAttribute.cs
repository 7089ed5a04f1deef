using System;

namespace UringDsl;

/// <summary>
/// Marks a sealed partial class whose partial methods describe io_uring work. The generator writes their bodies, <c>Run</c> and the dispatch
/// loop.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class RingHandlerAttribute : Attribute;
