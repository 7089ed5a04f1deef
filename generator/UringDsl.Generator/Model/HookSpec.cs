namespace UringDsl.Generator.Model;

/// <summary>A partial method that the handler may implement.</summary>
/// <param name="Parameters">With the user's own names, so that both parts agree.</param>
/// <param name="IsImplemented">The user has written it.</param>
internal sealed record HookSpec(string Name, string Parameters, bool IsImplemented);
