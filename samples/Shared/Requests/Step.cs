/// <summary>What a protocol has done with the start of the input.</summary>
/// <param name="Used">Bytes that are done with; 0 when more must arrive.</param>
/// <param name="Needed">Bytes that there must be, when there were too few.</param>
/// <param name="Skip">Bytes behind them that are to be dropped when they arrive: a value that was refused.</param>
/// <param name="IsLast">No request follows.</param>
/// <param name="IsRequest">It counts as a request: it was no empty line.</param>
internal readonly record struct Step(int Used, int Needed = 0, long Skip = 0, bool IsLast = false, bool IsRequest = true);
