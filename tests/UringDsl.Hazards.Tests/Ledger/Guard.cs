namespace UringDsl.Hazards.Tests.Ledger;

/// <summary>One guard against a hazard.</summary>
/// <param name="Verdict">What kind it is.</param>
/// <param name="Where">A type, a member, a file of shipped code, or the id of a rule.</param>
/// <param name="What">What it does, in one sentence.</param>
/// <param name="Tests">Tests that show it, as <c>Class.Method</c>; all tests of a rule when there is none.</param>
internal sealed record Guard(Verdict Verdict, string Where, string What, string[] Tests)
{
    public static Guard Impossible(string type, string what, params string[] tests) => new(Verdict.Impossible, type, what, tests);

    public static Guard Diagnosed(string rule, string what, params string[] tests) => new(Verdict.Diagnosed, rule, what, tests);

    public static Guard Handled(string where, string what, params string[] tests) => new(Verdict.Handled, where, what, tests);

    public static Guard Detected(string where, string what, params string[] tests) => new(Verdict.Detected, where, what, tests);

    public static Guard Accepted(string why) => new(Verdict.Accepted, "", why, []);
}
