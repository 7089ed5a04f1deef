using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using UringDsl.Analyzers.Flow;
using UringDsl.Generator.Diagnostics;

namespace UringDsl.Analyzers.Ownership;

// Where things come from, and whether they are there.
internal sealed partial class OwnershipClient
{
    /// <inheritdoc/>
    public override void Refine(FlowValue condition, bool truth, FlowContext<Holdings> context)
    {
        foreach (KeyValuePair<FlowValue, Holding> held in context.Data.All)
        {
            if (Tells(condition, truth, held.Key, held.Value) is not { } isThere) continue;
            if (held.Value.Status == HoldingStatus.Maybe) Settle(held.Key, held.Value, isThere, context);
            else if (held.Value is { Kind: HoldingKind.Result, Status: HoldingStatus.Owned } && !isThere) context.Data = context.Data.Without([held.Key]);
            else if (held.Value.Kind is HoldingKind.Result or HoldingKind.Received) continue;
            else if (isThere == (held.Value.Status == HoldingStatus.Absent)) context.Abandon();
        }
    }

    private void Take(IInvocationOperation call, FlowValue value, FlowContext<Holdings> context)
    {
        FlowValue source = call.Instance is null ? FlowValue.Unknown : context.ValueOf(call.Instance);
        bool isReceived = _types.IsReceived(call.Instance?.Type);
        if (isReceived && !TakesOnce(call, source, context)) return;
        bool? isThere = source.IsKnown ? OwnershipTests.Decided(source, _types.IsMessage(call.Instance?.Type), context) : null;
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (_types.KindOf(argument.Parameter?.Type) is not { } kind) continue;
            FlowValue token = FlowValue.Out(context.Site(call), argument.Parameter!.Ordinal);
            bool isShared = context.PlaceOf(argument.Value) is { IsShared: true };
            Holding holding = new(kind, HoldingStatus.Maybe, argument.Syntax) { Source = source.IsKnown ? source : null, Condition = value };
            context.Data = context.Data.With(token, holding);
            if (isThere is { } known) Settle(token, holding, known, context);
            if (isShared) Share(token, context);
        }

        // A file is somebody's only when it has been taken.
        if (_types.IsFileResult(call.Instance?.Type)) context.Data = context.Data.With(source, new(HoldingKind.Result, HoldingStatus.Gone, call.Syntax));
    }

    /// <summary>False when it was taken before, or has gone back.</summary>
    private bool TakesOnce(IInvocationOperation call, FlowValue source, FlowContext<Holdings> context)
    {
        switch (context.Data.Of(source))
        {
            case { Status: HoldingStatus.Gone, By: { } by }:
                ReportTwice(call.Syntax, TextOf(call.Instance!), by);
                context.Abandon();
                return false;
            case { Status: HoldingStatus.Expired, By: { } wait }:
                Report(Descriptors.ReceivedBufferExpired, call.Syntax, TextOf(call.Instance!), FlowSite.LineOf(wait));
                context.Abandon();
                return false;
            default:
                return true;
        }
    }

    private static void Settle(FlowValue token, Holding holding, bool isThere, FlowContext<Holdings> context)
    {
        context.Data = context.Data.With(token, holding with { Status = isThere ? HoldingStatus.Owned : HoldingStatus.Absent });
        if (!isThere || holding.Source is not { } source || holding.Kind is not (HoldingKind.Lease or HoldingKind.Held)) return;
        context.Data = context.Data.With(source, new(HoldingKind.Received, HoldingStatus.Gone, holding.Made) { Successor = token, By = CallOf(holding.Made) });
    }

    private static SyntaxNode CallOf(SyntaxNode made) => made.Parent?.Parent ?? made;

    private void Keep(IInvocationOperation call, FlowValue value, FlowContext<Holdings> context)
    {
        FlowValue lease = context.ValueOf(call.Instance!);
        if (!Pass(call.Instance!, call, context)) return;
        if (context.Data.Of(lease) is { } passed) context.Data = context.Data.With(lease, passed with { Successor = value });
        Own(value, new(HoldingKind.Held, HoldingStatus.Owned, call.Syntax), context);
    }

    private static void Own(FlowValue value, Holding holding, FlowContext<Holdings> context)
    {
        if (value.IsKnown) context.Data = context.Data.With(value, holding);
    }

    /// <summary>Whether a condition tells that something is there, or that it is not.</summary>
    private static bool? Tells(FlowValue condition, bool truth, FlowValue token, Holding holding)
    {
        (FlowValue asked, bool answer) = OwnershipTests.Plain(condition, truth);
        if (holding.Condition is { } own && asked.Equals(own)) return answer;
        if (OwnershipTests.IsPresent(asked, answer, token) is { } present) return present;
        FlowValue? source = holding.Kind == HoldingKind.Result ? token : holding.Source;
        return source is null ? null : OwnershipTests.Succeeds(asked, answer, source);
    }
}
