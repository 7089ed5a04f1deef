using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using UringDsl.Analyzers.Flow;
using UringDsl.Generator.Diagnostics;

namespace UringDsl.Analyzers.Ownership;

// What lambdas and local functions that become delegates take with them.
internal sealed partial class OwnershipClient
{
    private void Capture(IFlowAnonymousFunctionOperation lambda, FlowContext<Holdings> context)
    {
        IAnonymousFunctionOperation? function = IsDeferred(lambda) && context.Graph.OriginalOperation is { } body
            ? body.DescendantsAndSelf().OfType<IAnonymousFunctionOperation>().FirstOrDefault(f => f.Syntax == lambda.Syntax)
            : null;
        if (function is not null) CaptureLater(function, context);
        if (function is not null) CaptureAddresses(function, context);
        CaptureAll(lambda.Syntax, context);
    }

    /// <summary>Everything that the function names is somebody else's, too.</summary>
    private static void CaptureAll(SyntaxNode function, FlowContext<Holdings> context)
    {
        HashSet<string> names = [.. function.DescendantTokens().Select(token => token.ValueText)];
        foreach (KeyValuePair<FlowPlace, FlowValue> place in context.State.Places)
        {
            if (place.Key is { IsShared: false, Key: ISymbol symbol } && names.Contains(symbol.Name)) Share(place.Value, context);
        }
    }

    /// <summary>A lambda that runs once, later: what it passes on is passed on.</summary>
    private void CaptureLater(IAnonymousFunctionOperation function, FlowContext<Holdings> context)
    {
        foreach (IOperation operation in function.Body.Descendants())
        {
            ISymbol? symbol = operation is ILocalReferenceOperation local ? local.Local : (operation as IParameterReferenceOperation)?.Parameter;
            if (symbol is null || !PassesOn(operation)) continue;
            FlowValue token = context.Read(FlowPlace.Of(symbol));
            if (context.Data.Of(token) is not { Kind: HoldingKind.Held or HoldingKind.Fixed } holding) continue;
            if (holding is { Status: HoldingStatus.Gone, By: { } before }) ReportTwice(operation.Parent!.Syntax, symbol.Name, before);
            else if (holding.Status == HoldingStatus.Owned)
            {
                context.Data = context.Data.With(token, holding with { Status = HoldingStatus.Gone, By = function.Syntax });
            }
        }
    }

    /// <summary>It takes the address of received bytes along, which are somebody else's when it runs.</summary>
    private void CaptureAddresses(IAnonymousFunctionOperation function, FlowContext<Holdings> context)
    {
        foreach (ILocalReferenceOperation local in function.Body.Descendants().OfType<ILocalReferenceOperation>())
        {
            FlowValue address = local.Type is IPointerTypeSymbol or { SpecialType: SpecialType.System_IntPtr or SpecialType.System_UIntPtr }
                ? context.Read(FlowPlace.Of(local.Local))
                : FlowValue.Unknown;
            if (address.Kind == FlowValueKind.View && IsReceived(address.Root, context)) Report(Descriptors.ReceivedBytesKept, local.Syntax, local.Local.Name);
        }
    }

    /// <summary>The address of received bytes goes into a collection, by itself or in a tuple.</summary>
    private void KeepAddress(IOperation operand, ISymbol collection, FlowContext<Holdings> context)
    {
        foreach (IOperation part in operand.DescendantsAndSelf())
        {
            if (part.Type is not (IPointerTypeSymbol or { SpecialType: SpecialType.System_IntPtr or SpecialType.System_UIntPtr })) continue;
            FlowValue address = context.ValueOf(part);
            if (address.Kind != FlowValueKind.View || !IsReceived(address.Root, context)) continue;
            Report(Descriptors.ReceivedBytesKept, operand.Syntax, collection.Name);
            return;
        }
    }

    private bool PassesOn(IOperation reference) => reference.Parent switch
    {
        IInvocationOperation { TargetMethod.Name: "Return" } call => call.Instance == reference,
        IArgumentOperation { Parameter.Type: { } type, Parent: IInvocationOperation call } =>
            _types.KindOf(type) == HoldingKind.Held && handler.SubmissionOf(call.TargetMethod) is not null,
        _ => false,
    };

    /// <summary>It is an argument of something that runs it once, after this method has gone on.</summary>
    private static bool IsDeferred(IOperation function)
    {
        IOperation value = function;
        while (value.Parent is IDelegateCreationOperation or IConversionOperation) value = value.Parent;
        return value.Parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: var name } }
            && name is "Post" or "Run" or "StartNew" or "QueueUserWorkItem" or "ContinueWith";
    }
}
