/// <summary>Carries out one request.</summary>
internal delegate void CommandRun(Request request, Reply reply);

/// <summary>One command.</summary>
/// <param name="Name">In small letters.</param>
/// <param name="Arity">How many arguments with the name; negative: at least so many.</param>
/// <param name="Run">What it does. The number of arguments has been checked.</param>
internal sealed record class CommandSpec(string Name, int Arity, CommandRun Run);
