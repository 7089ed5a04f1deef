using Microsoft.CodeAnalysis;

namespace UringDsl.Analyzers.Calls;

/// <summary>What a call runs.</summary>
/// <param name="Method">The method; of a lambda, the symbol that it has.</param>
/// <param name="Lambda">The body of a lambda.</param>
internal sealed record Callee(IMethodSymbol Method, IOperation? Lambda = null)
{
    /// <summary>Its operations, where the user wrote them in this compilation.</summary>
    public IOperation? BodyIn(SourceBodies bodies) => Lambda ?? bodies.BodyOf(Method);

    /// <summary>Its name for a person.</summary>
    public string Name => Method.MethodKind switch
    {
        MethodKind.AnonymousFunction => "a lambda",
        MethodKind.Constructor => Method.ContainingType.Name,
        _ => Method.AssociatedSymbol?.Name ?? Method.Name,
    };
}
