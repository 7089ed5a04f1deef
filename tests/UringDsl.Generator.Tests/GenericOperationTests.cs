using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using UringDsl.Generator.Ops;
using UringDsl.Testing;

namespace UringDsl.Generator.Tests;

/// <summary>Every row of the op table that stands for an attribute, through the parser, the emitter and the compiler.</summary>
public sealed class GenericOperationTests
{
    private const string Frame = """
        [RingHandler]
        [FixedFiles(16, Reserved = 8)]
        internal sealed partial class Everything
        {
            [Timeout] private partial void Tick(TimeSpan timeout);
            $BODY$
        }
        """;

    public static TheoryData<string> Attributes => [.. OpTable.Generic.Where(GenericDeclarations.IsHere).Select(o => o.Attribute.Name)];

    // Zero copy is a mode of a send, and more reads are a mode of a read.
    private static readonly string[] Elsewhere = ["ReadMultishot", "SendZc", "SendmsgZc"];

    [Fact]
    public void A_handler_that_declares_all_of_them_compiles_without_a_warning() =>
        Compiles(GenericDeclarations.Members());

    [Fact]
    public void And_so_it_does_when_methods_get_the_results() => Compiles(
        GenericDeclarations.Members(isObserved: true)
        + string.Concat(OpTable.Generic.Select(o => o.Attribute.Completion).Distinct().Select(type => $"private void Take{type}(in {type} result) {{ }}\n")));

    // One after the other: what one operation needs must not come from another's declaration.
    [Theory]
    [MemberData(nameof(Attributes))]
    public void Each_prepares_its_row(string attribute)
    {
        GenericOperation operation = OpTable.Generic.Single(o => o.Attribute.Name == attribute);
        string poll = operation.Attribute.HasTarget ? GenericDeclarations.Member(OpTable.Generic.Single(o => o.Attribute.Name == "Poll")) : "";
        string text = Compiles(poll + GenericDeclarations.Member(operation));
        Assert.Contains($"Prep.{operation.Row.Name}(", text, StringComparison.Ordinal);
        Assert.Contains($"Opcode.{operation.Row.Opcode},", text, StringComparison.Ordinal);
        if (GenericDeclarations.IsEndless(operation)) Assert.Contains("OperationShape.Multishot", text, StringComparison.Ordinal);
        else Assert.Contains($"Pending<global::UringDsl.{operation.Attribute.Completion}>", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_row_has_an_attribute() =>
        Assert.Equal(
            Elsewhere,
            OpTable.Rows.Concat(OpTable.Forms).Where(row => row.Attributes.IsEmpty).Select(row => row.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_attribute_and_completion_of_the_table_is_the_runtimes() => Assert.DoesNotContain(
        OpTable.Rows.Concat(OpTable.Forms)
            .SelectMany(row => row.Attributes)
            .SelectMany(attribute => new[] { attribute.Name + "Attribute", attribute.Completion }),
        name => typeof(RingHandlerAttribute).Assembly.GetType("UringDsl." + name) is null);

    [Fact]
    public void Every_operand_can_be_given()
    {
        IEnumerable<string> lost = OpTable.Generic.SelectMany(o => o.Row.Operands.Where(operand => o.FixedOf(operand) is null
            && operand is { Presence: OperandPresence.Property, Property: null }).Select(operand => $"{o.Attribute.Name}.{operand.Name}"));
        Assert.Empty(lost);
    }

    private static string Compiles(string members)
    {
        Generated generated = GeneratorRig.Run(
            new UringGenerator(), TestCompilation.Create(GenericDeclarations.Usings + Frame.Replace("$BODY$", members, StringComparison.Ordinal)));
        IEnumerable<Diagnostic> said = generated.Output.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning);
        Assert.True(!said.Any(), string.Join("\n", said.Take(20)) + "\n" + members);
        Assert.Contains("IRingProgram", generated.Text, StringComparison.Ordinal);
        return generated.Text;
    }
}
