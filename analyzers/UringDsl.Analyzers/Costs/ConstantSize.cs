using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using UringDsl.Analyzers.Calls;

namespace UringDsl.Analyzers.Costs;

/// <summary>How many bytes a buffer has, where that is written down: in the call that makes it, in a local or a readonly field that holds it.</summary>
internal static class ConstantSize
{
    /// <summary>The bytes, or null.</summary>
    public static int? Of(IOperation? value, int depth = 4) => depth == 0 ? null : value switch
    {
        IConversionOperation conversion => Of(conversion.Operand, depth),
        IParenthesizedOperation parenthesized => Of(parenthesized.Operand, depth),
        ILocalReferenceOperation local => Of(Locals.InitialOf(local), depth - 1),
        IFieldReferenceOperation field => Of(Locals.InitialOf(field.Field, field), depth - 1),
        IInvocationOperation { TargetMethod: { Name: "Allocate", ContainingType.Name: "SendBuffer" } } call => Number(call.Arguments[0].Value),
        IInvocationOperation { TargetMethod: { Name: "CopyOf", ContainingType.Name: "SendBuffer" } } call => OfBytes(call.Arguments[0].Value, depth - 1),
        IInvocationOperation { TargetMethod: { Name: "Slice", Parameters.Length: 2, ContainingType.Name: "SendBuffer" } } call =>
            call.Arguments.Where(argument => argument.Parameter?.Name == "length").Select(argument => Number(argument.Value)).FirstOrDefault(),
        _ => null,
    };

    private static int? OfBytes(IOperation? bytes, int depth) => depth == 0 ? null : bytes switch
    {
        IUtf8StringOperation text => Encoding.UTF8.GetByteCount(text.Value),
        IConversionOperation conversion => OfBytes(conversion.Operand, depth),
        ILocalReferenceOperation local => OfBytes(Locals.InitialOf(local), depth - 1),
        IFieldReferenceOperation field => OfBytes(Locals.InitialOf(field.Field, field), depth - 1),
        IArrayCreationOperation { DimensionSizes: { Length: 1 } sizes } => Number(sizes[0]),
        ICollectionExpressionOperation collection when collection.Elements.All(element => element is not ISpreadOperation) => collection.Elements.Length,
        _ => null,
    };

    private static int? Number(IOperation value) => value.ConstantValue is { HasValue: true, Value: int number } ? number : null;
}
