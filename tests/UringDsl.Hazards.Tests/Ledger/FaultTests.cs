using System.Linq;
using System.Reflection;

namespace UringDsl.Hazards.Tests.Ledger;

/// <summary>The tests that show faults of the kernel, by the hazards that they show.</summary>
internal static class FaultTests
{
    public static ILookup<string, string> ById { get; } = typeof(FaultTests).Assembly.GetTypes()
        .SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly))
        .SelectMany(method => (method.GetCustomAttribute<HazardAttribute>()?.Ids ?? []).Select(id => (id, Name: $"{method.DeclaringType!.Name}.{method.Name}")))
        .OrderBy(shown => shown.Name, System.StringComparer.Ordinal)
        .ToLookup(shown => shown.id, shown => shown.Name);
}
