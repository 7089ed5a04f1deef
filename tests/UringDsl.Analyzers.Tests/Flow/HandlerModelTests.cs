using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using UringDsl.Analyzers.Flow;
using UringDsl.Generator;
using UringDsl.Generator.Parsing;
using UringDsl.Testing;

namespace UringDsl.Analyzers.Tests;

/// <summary>What the rules of the flow take for the methods that the ring calls.</summary>
public sealed class HandlerModelTests
{
    [Theory]
    [InlineData("class Middle : Base;", "Base")]
    [InlineData("class Middle : Base { private void OnDone(in Completion completion) { } }", "Base")]
    [InlineData("class Middle : Base { private int OnDone => 1; }", "Base")]
    [InlineData("class Middle : Base { protected new void OnDone(in Completion completion) { } }", "Middle")]
    public void A_completion_method_is_the_nearest_one_that_the_handler_can_call(string middle, string wanted)
    {
        Compilation output = GeneratorRig.Run(new UringGenerator(), TestCompilation.Create($$"""
            using UringDsl;
            class Base { protected void OnDone(in Completion completion) { } }
            {{middle}}
            [RingHandler] sealed partial class H : Middle { [Nop(Completed = "OnDone")] private partial void Ping(); }
            """)).Output;
        HandlerModel model = HandlerModel.Of(output.GetTypeByMetadataName("H")!, KnownSymbols.Find(output)!, output, CancellationToken.None)!;
        Assert.Empty(model.Spec.Errors);
        Assert.Equal(wanted, model.MethodOf(model.Spec.Submissions.Single().Completed)!.ContainingType.Name);
    }
}
