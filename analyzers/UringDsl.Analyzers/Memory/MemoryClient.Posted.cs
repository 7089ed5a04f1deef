using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using UringDsl.Analyzers.Flow;

namespace UringDsl.Analyzers.Memory;

// What is posted runs before the turn ends: what was submitted in front of it is still to come.
internal sealed partial class MemoryClient
{
    private void WritePosted(IFlowAnonymousFunctionOperation lambda, FlowContext<MemoryFacts> context)
    {
        IAnonymousFunctionOperation? function = context.Graph.OriginalOperation.DescendantsAndSelf().OfType<IAnonymousFunctionOperation>()
            .FirstOrDefault(f => f.Syntax == lambda.Syntax);
        if (function is null || !IsPosted(function)) return;
        foreach (IPropertyReferenceOperation span in function.Body.Descendants().OfType<IPropertyReferenceOperation>())
        {
            if (span is not { Property.Name: "Span", Instance: { } buffer } || !FlowTypes.IsBuffer(buffer.Type) || WrittenBy(span) is not { } write) continue;
            FlowValue memory = buffer switch
            {
                ILocalReferenceOperation local => context.Read(FlowPlace.Of(local.Local)),
                IParameterReferenceOperation parameter => context.Read(FlowPlace.Of(parameter.Parameter)),
                IFieldReferenceOperation { Instance: IInstanceReferenceOperation } field => context.Read(FlowPlace.Of(FlowValue.This, field.Field)),
                _ => FlowValue.Unknown,
            };
            foreach (Flight flight in context.Data.Flights.Where(f => memory.IsKnown && !f.Use.IsFilled && f.Has(memory.Root)))
            {
                Wrong(flight, write.Syntax, "written", NameOf(memory, buffer));
            }
        }
    }

    private bool IsPosted(IOperation function)
    {
        IOperation value = function;
        while (value.Parent is IDelegateCreationOperation or IConversionOperation) value = value.Parent;
        return value.Parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "Post" } post } }
            && SymbolEqualityComparer.Default.Equals(post.ContainingType, handler.Handler);
    }

    // The span is filled, cleared, copied to, or one of its bytes is assigned.
    private static IOperation? WrittenBy(IOperation span)
    {
        IOperation at = span;
        while (at.Parent is IInvocationOperation { TargetMethod.Name: "Slice" } slice && slice.Instance == at) at = slice;
        return at.Parent switch
        {
            IInvocationOperation { TargetMethod.Name: "Fill" or "Clear" } call when call.Instance == at => call,
            IArgumentOperation { Parameter.Type.Name: "Span", Parent: IInvocationOperation { TargetMethod.Name: "CopyTo" or "TryCopyTo" } copy } => copy,
            IPropertyReferenceOperation { Property.IsIndexer: true, Parent: IAssignmentOperation assignment } element
                when assignment.Target == element => assignment,
            IPropertyReferenceOperation { Property.IsIndexer: true, Parent: IIncrementOrDecrementOperation step } => step,
            _ => null,
        };
    }
}
