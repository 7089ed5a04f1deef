using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;
using UringDsl.Analyzers.Flow;
using UringDsl.Generator;
using UringDsl.Generator.Parsing;
using UringDsl.Testing;

namespace UringDsl.Analyzers.Tests.Flow;

/// <summary>
/// Walks the method <c>Walk</c> of a handler and tells what its paths met: each <c>Mark("x")</c>, and <c>+</c>, <c>-</c> or <c>?</c> for each
/// <c>Same(a, b)</c> whose operands were the same, were not known to be, or were not known at all.
/// </summary>
internal sealed class FlowProbe : FlowClient<string>
{
    private const string Usings = "using System;\nusing System.Threading.Tasks;\nusing static Marks;\n";

    private const string Marks = """

        static class Marks
        {
            public static void Mark(string mark) => Console.Write(mark);

            public static void Same<TA, TB>(TA a, TB b) where TA : allows ref struct where TB : allows ref struct => Console.Write(1);
        }
        """;

    private readonly SortedSet<string> _paths = new(StringComparer.Ordinal);

    public override string Start => "";

    public static string Paths(string members)
    {
        string source = "#pragma warning disable\n" + Fixture.In(members).Replace("using System;\n", Usings, StringComparison.Ordinal) + Marks;
        CSharpCompilation input = TestCompilation.Create(source);
        Compilation output = GeneratorRig.Run(new UringGenerator(), input).Output;
        List<Diagnostic> errors = [.. output.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error)];
        RigFailure.Unless(errors.Count == 0, string.Join("\n", errors));
        HandlerModel model = HandlerModel.Of(output.GetTypeByMetadataName("H")!, KnownSymbols.Find(output)!, output, CancellationToken.None)!;
        FlowProbe probe = new();
        new FlowWalk<string>(model, probe, CancellationToken.None).Run(model.Methods.Single(m => m.Name == "Walk"));
        return string.Join(" ", probe._paths);
    }

    public override string Join(string left, string right) => left == right ? left : "*";

    public override bool Follows(IMethodSymbol method) => method.Name is not ("Mark" or "Same");

    public override void Visit(IOperation operation, FlowValue value, FlowContext<string> context)
    {
        if (operation is not IInvocationOperation { TargetMethod.Name: "Mark" or "Same" } call) return;
        FlowValue first = context.ValueOf(call.Arguments[0].Value);
        if (call.TargetMethod.Name == "Mark")
        {
            context.Data += first.Key;
            return;
        }

        FlowValue second = context.ValueOf(call.Arguments[1].Value);
        context.Data += !first.IsKnown || !second.IsKnown ? "?" : first.Root.Equals(second.Root) ? "+" : "-";
    }

    public override void Leave(FlowValue returned, bool throws, FlowContext<string> context)
    {
        if (context.Entry?.Name == "Walk" && context.Data.Length > 0) _paths.Add(throws ? context.Data + "!" : context.Data);
    }
}
