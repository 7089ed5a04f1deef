using System.ComponentModel;

namespace UringDsl.CompilerServices;

/// <summary>One submission in flight: an index and its generation.</summary>
/// <param name="Index">Position in the ring's table of submissions.</param>
/// <param name="Generation">Which use of the position.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct FlightHandle(int Index, uint Generation);
