using System;

namespace UringDsl.Runtime.Tests.Fuzz;

/// <summary>Thrown on purpose.</summary>
internal sealed class MischiefException() : Exception("Thrown on purpose.");
