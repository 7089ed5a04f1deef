using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace UringDsl.Generator.Diagnostics;

/// <summary>
/// What would put a declaration right. The parser knows it when it reports, and a fix reads it from the properties of the diagnostic: it need
/// not find out again what is wrong.
/// </summary>
internal sealed class Hint
{
    /// <summary>Alternatives <c>Property=value</c> for the attribute, the best first.</summary>
    public const string Settings = "Set";

    /// <summary>Properties of the attribute, or the attribute itself, one of which is too much.</summary>
    public const string Removals = "Remove";

    /// <summary>What should stand in place of the expression.</summary>
    public const string Replacements = "Replace";

    /// <summary>An attribute that the class lacks: its name and its arguments.</summary>
    public const string ClassAttribute = "Class";

    /// <summary>A parameter that the submission lacks: its type and its name.</summary>
    public const string Parameter = "Parameter";

    /// <summary>A parameter that the submission must not have: its name.</summary>
    public const string Surplus = "Surplus";

    /// <summary>Modifiers that the declaration lacks or has too much: <c>+partial</c>, <c>-static</c>.</summary>
    public const string Modifiers = "Modifiers";

    /// <summary>A property whose value belongs to the other attribute.</summary>
    public const string Move = "Move";

    /// <summary>Names that may be meant.</summary>
    public const string Names = "Names";

    /// <summary>The value that a completion method takes, and what may stand beside it: <c>Value</c> and <c>Connection</c>.</summary>
    public const string Value = "Value", Beside = "Beside";

    /// <summary>Among the removals, the attribute itself.</summary>
    public const string Whole = "*";

    private const char Separator = '\n';

    private readonly ImmutableDictionary<string, string?> _properties;

    private Hint(ImmutableDictionary<string, string?> properties, Location? attribute) => (_properties, Attribute) = (properties, attribute);

    public static Hint None { get; } = new(ImmutableDictionary<string, string?>.Empty, null);

    public ImmutableDictionary<string, string?> Properties => _properties;

    /// <summary>The attribute that is meant, where it is not the one at the diagnostic.</summary>
    public Location? Attribute { get; }

    public static Hint Set(string property, params IEnumerable<string> values) => None.OrSet(property, values);

    public static Hint Remove(params IEnumerable<string> properties) => None.OrRemove(properties);

    public static Hint Replace(params IEnumerable<string> expressions) => None.With(Replacements, expressions);

    public static Hint Number(int value) => Replace(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>The alternatives in a property of a diagnostic.</summary>
    public static IReadOnlyList<string> Read(Diagnostic diagnostic, string key) =>
        diagnostic.Properties.TryGetValue(key, out string? values) && !string.IsNullOrEmpty(values) ? values!.Split(Separator) : [];

    public Hint OrSet(string property, params IEnumerable<string> values) => With(Settings, values.Select(value => $"{property}={value}"));

    public Hint OrRemove(params IEnumerable<string> properties) => With(Removals, properties);

    public Hint On(Location? attribute) => new(_properties, attribute);

    public Hint With(string key, params IEnumerable<string> values)
    {
        string added = string.Join(Separator.ToString(), values);
        return new(_properties.SetItem(key, _properties.TryGetValue(key, out string? before) ? before + Separator + added : added), Attribute);
    }
}
