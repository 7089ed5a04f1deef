using System;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using UringDsl.Generator;
using UringDsl.Testing;

namespace UringDsl.Analyzers.Tests;

/// <summary>
/// Every fixture of every rule is checked for agreement where it is verified, in <see cref="Fixture.Verify"/>. Here is the proof that the
/// check can fail.
/// </summary>
public sealed class AgreementTests
{
    private const string Valid = "[UringDsl.RingHandler] sealed partial class H { [UringDsl.Nop] partial void Ping(); }";
    private const string Broken = "[UringDsl.RingHandler] sealed partial class H { [UringDsl.Nop(Link = UringDsl.LinkKind.Soft)] partial void Ping(); }";

    [Theory]
    [InlineData(Valid)]
    [InlineData(Broken)]
    [InlineData("#pragma warning disable URING1013\n" + Broken)]
    [InlineData("[UringDsl.RingHandler] sealed class H { }")]
    public Task The_generator_and_the_analyzer_agree(string source) => Check(new UringGenerator(), source);

    // What follows must fail.

    [Fact]
    public Task Code_in_spite_of_an_error_fails() => MustFail("in spite of", new Eager(), Broken);

    [Fact]
    public Task Code_in_spite_of_a_suppressed_error_fails() => MustFail("in spite of", new Eager(), "#pragma warning disable URING1013\n" + Broken);

    [Fact]
    public Task No_code_without_an_error_fails() => MustFail("no error, and no code", new Lazy(), Valid);

    private static Task Check(IIncrementalGenerator generator, string source) =>
        Agreement.Assert(new DeclarationAnalyzer(), generator, TestCompilation.Create(source));

    private static async Task MustFail(string because, IIncrementalGenerator generator, string source) =>
        Assert.Contains(because, (await Assert.ThrowsAsync<RigFailure>(() => Check(generator, source))).Message, StringComparison.Ordinal);

    private const string Program = "abstract class Eager : global::UringDsl.CompilerServices.IRingProgram { }";

    // Writes a program whatever the declaration is.
    private sealed class Eager : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterPostInitializationOutput(output =>
            output.AddSource("Eager.g.cs", SourceText.From(Program, System.Text.Encoding.UTF8)));
    }

    private sealed class Lazy : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context)
        {
            // Nothing is registered, and nothing comes.
        }
    }
}
