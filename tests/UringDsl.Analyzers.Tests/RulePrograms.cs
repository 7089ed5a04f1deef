using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using UringDsl.Generator.Diagnostics;
using UringDsl.Testing;

namespace UringDsl.Analyzers.Tests;

/// <summary>What the rules' own tests verify, for other tests.</summary>
internal static class RulePrograms
{
    /// <summary>The test class of each rule.</summary>
    public static IEnumerable<Type> Tests { get; } = [.. typeof(Descriptors).GetFields()
        .Where(field => field.FieldType == typeof(DiagnosticDescriptor))
        .Select(rule => typeof(RulePrograms).Assembly.GetType($"{typeof(RulePrograms).Namespace}.{rule.Name}Tests"))
        .OfType<Type>()];

    /// <summary>The sources of a test class with their markup, each once.</summary>
    public static async Task<List<string>> Of(Type test)
    {
        List<string> marked = await AnalyzerRig.Record(async () =>
        {
            object instance = Activator.CreateInstance(test)!;
            foreach (MethodInfo method in test.GetMethods().Where(method => method.IsDefined(typeof(FactAttribute))))
            {
                foreach (object?[] row in Rows(method)) await (method.Invoke(instance, Filled(method, row)) as Task ?? Task.CompletedTask);
            }
        });
        return [.. marked.Distinct()];
    }

    private static IEnumerable<object?[]> Rows(MethodInfo method) => method.IsDefined(typeof(TheoryAttribute))
        ? method.GetCustomAttributes<InlineDataAttribute>().SelectMany(row => row.GetData(method)).Select(row => row ?? [null])
        : [[]];

    private static object?[] Filled(MethodInfo method, object?[] row) => [.. method.GetParameters()
        .Select((parameter, at) => parameter.ParameterType == typeof(string[]) && row.ElementAtOrDefault(at) is not string[]
            ? row.Skip(at).OfType<string>().ToArray()
            : at < row.Length ? row[at] : parameter.DefaultValue)];
}
