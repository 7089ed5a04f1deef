using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using UringDsl.Generator.Diagnostics;
using UringDsl.Generator.Ops;
using UringDsl.Generator.Parsing;

namespace UringDsl.Analyzers.Kernel;

/// <summary>
/// URING3001 and URING3002: what is newer than the kernel that a project names in UringDslMinimumKernel, and has no fallback. Where the property
/// is not set it does nothing. What it misses on purpose: numbers and modes of <c>RingOptions</c> that are no constants, and calls of
/// <c>Ring</c> in a type that asks <c>Ring.Capabilities</c> for anything.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MinimumKernelAnalyzer : UringAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.KernelTooOld, Descriptors.MinimumKernelUnreadable];

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known)
    {
        if (MinimumKernel.TextIn(context.Options) is not { } text) return;
        if (MinimumKernel.Parse(text, out KernelVersion oldest) is { } problem)
        {
            context.RegisterCompilationEndAction(end =>
                end.ReportDiagnostic(Diagnostic.Create(Descriptors.MinimumKernelUnreadable, Location.None, text, problem)));
            return;
        }

        context.RegisterSymbolAction(symbol => AnalyzeHandler(symbol, known, oldest), SymbolKind.NamedType);
        context.RegisterOperationAction(operation => AnalyzeOption(operation, known, oldest), OperationKind.SimpleAssignment);
        context.RegisterOperationAction(operation => AnalyzeControl(operation, known, oldest), OperationKind.Invocation);
    }

    private static void AnalyzeHandler(SymbolAnalysisContext context, KnownSymbols known, KernelVersion oldest)
    {
        var handler = (INamedTypeSymbol)context.Symbol;
        if (!handler.GetAttributes().Any(a => KnownSymbols.Same(a, known.RingHandlerAttribute))) return;
        var report = new Report(context.ReportDiagnostic, oldest);
        foreach (AttributeData data in handler.GetAttributes().Where(a => KnownSymbols.Same(a, known.RingAttribute)))
        {
            AnalyzeRing(new AttributeReader(data), handler.Name, report);
        }

        foreach (IMethodSymbol method in handler.GetMembers().OfType<IMethodSymbol>().Where(m => m.PartialDefinitionPart is null))
        {
            foreach (AttributeData data in method.GetAttributes())
            {
                if (known.OperationOf(data) is not null) AnalyzeOperation(data, known.GenericOf(data), method.Name, report);
            }
        }
    }

    private static void AnalyzeRing(AttributeReader ring, string handler, Report report)
    {
        AnalyzeModes(ring.Number("Modes"), ring.At("Modes"), $"'{handler}'", report);
        foreach (string property in KernelNeeds.Properties.Keys)
        {
            if (ring.Number(property) == 0) continue;
            report.IfNewer(
                KernelNeeds.Properties[property], ring.At(property), $"{property} of '{handler}'", KernelNeeds.Refused, KernelNeeds.LeaveOut);
        }
    }

    private static void AnalyzeModes(int modes, Location? location, string owner, Report report)
    {
        foreach ((int bit, string name, KernelVersion since) in KernelNeeds.Modes)
        {
            if ((modes & bit) == 0) continue;
            report.IfNewer(
                since, location, $"RingModes.{name} of {owner}", KernelNeeds.RingRefused,
                "Raise UringDslMinimumKernel, or name no mode and get the best that there is");
        }
    }

    private static void AnalyzeOperation(AttributeData data, GenericOperation? generic, string method, Report report)
    {
        string name = data.AttributeClass!.Name;
        name = name.Substring(0, name.Length - "Attribute".Length);
        var attribute = new AttributeReader(data);
        if (KernelNeeds.RowOf(name) is { } row)
        {
            KernelVersion since = row.Attributes.First(a => a.Name == name).Since ?? row.Since;
            report.IfNewer(
                since,
                attribute.Location,
                $"{name} of '{method}'",
                row.FormOf == "UringCmd" ? "an older kernel answers EOPNOTSUPP" : "an older kernel does not know it, and Run throws RingUnavailableException",
                row.Name is "Bind" or "Listen"
                    ? "Raise UringDslMinimumKernel, or use [Listener], which has another way"
                    : "Raise UringDslMinimumKernel, or do without it");
        }

        foreach ((string Operation, string Property) key in KernelNeeds.Operands.Keys)
        {
            if (key.Operation != name && key.Operation != KernelNeeds.Any) continue;
            if (!attribute.Flag(key.Property) && attribute.Number(key.Property) <= 0 && attribute.Text(key.Property) is null) continue;
            if (key.Property == "Buffers" && attribute.Flag("Multishot")) continue; // One of the two is enough.
            string what = $"{key.Property} in {name} of '{method}'";
            report.IfNewer(KernelNeeds.Operands[key], attribute.Around(key.Property), what, KernelNeeds.Refused, KernelNeeds.LeaveOut);
        }

        foreach (OperandSpec operand in generic?.Row.Operands ?? [])
        {
            if (operand.Property is not { } property || attribute.Wide(property) is not { } value) continue;
            foreach (OpFlagSpec flag in generic!.Row.Flags.Where(f => f.Word == operand.Field && ((uint)value & f.Value) != 0))
            {
                report.IfNewer(
                    flag.Since, attribute.At(property), $"{flag.NativeName} in {name} of '{method}'", KernelNeeds.Answered,
                    "Raise UringDslMinimumKernel, or leave the flag out");
            }
        }
    }

    private static void AnalyzeOption(OperationAnalysisContext context, KnownSymbols known, KernelVersion oldest)
    {
        var assignment = (ISimpleAssignmentOperation)context.Operation;
        if (assignment.Target is not IPropertyReferenceOperation { Property: var property }) return;
        if (!known.IsRuntimeType(property.ContainingType, "RingOptions")) return;
        if (assignment.Value.ConstantValue is not { HasValue: true, Value: { } constant }) return;
        var report = new Report(context.ReportDiagnostic, oldest);
        Location at = assignment.Value.Syntax.GetLocation();
        if (property.Name == "Modes" && constant is int modes) AnalyzeModes(modes, at, "RingOptions", report);
        if (constant is false or 0 or (byte)0 || !KernelNeeds.Properties.TryGetValue(property.Name, out KernelVersion since)) return;
        report.IfNewer(since, at, $"RingOptions.{property.Name}", KernelNeeds.Refused, KernelNeeds.LeaveOut);
    }

    private static void AnalyzeControl(OperationAnalysisContext context, KnownSymbols known, KernelVersion oldest)
    {
        IMethodSymbol method = ((IInvocationOperation)context.Operation).TargetMethod;
        if (!known.IsRuntimeType(method.ContainingType, "RingControl") || !KernelNeeds.Controls.TryGetValue(method.Name, out KernelVersion since)) return;
        if (AsksForCapabilities(context.ContainingSymbol.ContainingType)) return;
        new Report(context.ReportDiagnostic, oldest).IfNewer(
            since, context.Operation.Syntax.GetLocation(), $"Ring.{method.Name}", "on an older kernel it throws",
            "Raise UringDslMinimumKernel, or call it where Ring.Capabilities.Has says that it is there");
    }

    private static bool AsksForCapabilities(INamedTypeSymbol? type) => type is not null && type.DeclaringSyntaxReferences.Any(reference =>
        reference.GetSyntax().DescendantNodes().OfType<SimpleNameSyntax>().Any(name => name.Identifier.ValueText is "Capabilities" or "RingCapabilities"));

    private readonly struct Report(Action<Diagnostic> report, KernelVersion oldest)
    {
        public void IfNewer(KernelVersion since, Location? location, string what, string then, string remedy)
        {
            if (since <= oldest) return;
            report(Diagnostic.Create(Descriptors.KernelTooOld, location, what, since, oldest, then, remedy));
        }
    }
}
