using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace UringDsl.Testing;

/// <summary>Properties of a project file, as a build hands them to the compiler.</summary>
internal sealed class BuildProperties : AnalyzerConfigOptionsProvider
{
    private readonly Global _global;

    private BuildProperties(Global global) => _global = global;

    public override AnalyzerConfigOptions GlobalOptions => _global;

    /// <summary>The options of a project with these properties; one that is null is not there.</summary>
    public static AnalyzerOptions Of(params (string Name, string? Value)[] properties) => new([], new BuildProperties(new Global(properties
        .Where(property => property.Value is not null)
        .ToDictionary(property => "build_property." + property.Name, property => property.Value!, AnalyzerConfigOptions.KeyComparer))));

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => _global;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => _global;

    private sealed class Global(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
