/// <summary>What may come of a submission, and who hears of it.</summary>
internal sealed record class Outcome(string What, string Target, bool IsGood);
