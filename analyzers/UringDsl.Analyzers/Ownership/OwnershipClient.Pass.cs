using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using UringDsl.Analyzers.Flow;
using UringDsl.Generator.Diagnostics;

namespace UringDsl.Analyzers.Ownership;

// Passing on, looking at, and sharing.
internal sealed partial class OwnershipClient
{
    /// <summary>It is sent, returned, kept or closed. False when the program does not come further here.</summary>
    private bool Pass(IOperation operand, IOperation by, FlowContext<Holdings> context)
    {
        FlowValue token = context.ValueOf(operand).Root;
        if (!token.IsKnown || token.Kind == FlowValueKind.Constant) return true;
        Holding? holding = context.Data.Of(token);
        HoldingKind kind = holding?.Kind ?? _types.KindOf(operand.Type) ?? HoldingKind.File;
        if (!IsThere(operand, holding, by, context)) return false;
        if (holding is { Status: HoldingStatus.Gone, By: { } before })
        {
            if (kind == HoldingKind.File) ReportClosed(operand, by, before);
            else ReportTwice(by.Syntax, TextOf(operand), before);
            context.Abandon();
            return false;
        }

        Holding passed = (context.Data.Of(token) ?? new(kind, HoldingStatus.Owned, operand.Syntax)) with { Status = HoldingStatus.Gone, By = by.Syntax };
        context.Data = context.Data.With(token, passed);
        return true;
    }

    /// <summary>It is used, and stays.</summary>
    private void Use(IOperation operand, IOperation by, FlowContext<Holdings> context)
    {
        Holding? holding = context.Data.Of(context.ValueOf(operand).Root);
        if (!IsThere(operand, holding, by, context) || holding is not { Status: HoldingStatus.Gone, By: { } before }) return;
        if (holding.Kind == HoldingKind.File) ReportClosed(operand, by, before);
        else Report(Descriptors.BufferUsedAfterPassedOn, by.Syntax, TextOf(operand), ActOf(before), FlowSite.LineOf(before));
        context.Abandon();
    }

    private void ReportClosed(IOperation operand, IOperation by, SyntaxNode before) =>
        Report(Descriptors.FileUsedAfterClose, by.Syntax, TextOf(operand), ActOf(by.Syntax), ActOf(before), FlowSite.LineOf(before));

    /// <summary>The bytes of what was received are looked at.</summary>
    private void Look(IOperation operand, IPropertyReferenceOperation property, FlowContext<Holdings> context)
    {
        Holding? holding = context.Data.Of(context.ValueOf(operand));
        if (holding is { Status: HoldingStatus.Expired, By: { } wait })
        {
            Report(Descriptors.ReceivedBufferExpired, property.Syntax, TextOf(operand), FlowSite.LineOf(wait));
            context.Abandon();
            return;
        }

        if (holding is not { Status: HoldingStatus.Gone, Successor: { } successor, By: { } taken }) return;
        // Of an awaited one, taking is keeping.
        SyntaxNode? by = _types.IsAwaitedBuffer(operand.Type) ? taken : context.Data.Of(successor) is { Status: HoldingStatus.Gone } passed ? passed.By : null;
        if (by is null) return;
        Report(Descriptors.BufferUsedAfterPassedOn, property.Syntax, TextOf(operand), ActOf(by), FlowSite.LineOf(by));
        context.Abandon();
    }

    /// <summary>Bytes are read or written through a span that was got earlier.</summary>
    private void UseBytes(IOperation operand, IOperation by, FlowContext<Holdings> context)
    {
        FlowValue view = context.ValueOf(operand);
        if (view.Kind != FlowValueKind.View || !FlowTypes.IsView(operand.Type)) return;
        Holding? holding = context.Data.Of(view.Root);
        while (holding is { Status: HoldingStatus.Gone, Successor: { } successor }) holding = context.Data.Of(successor);
        if (holding is not { Status: HoldingStatus.Gone, By: { } before } || holding.Kind == HoldingKind.Received) return;
        Report(Descriptors.BufferUsedAfterPassedOn, by.Syntax, "The span of " + NameOf(holding.Made), ActOf(before), FlowSite.LineOf(before));
    }

    /// <summary>Somebody else has it from here on: a field, a collection, a lambda, an unknown method.</summary>
    private static void Share(FlowValue value, FlowContext<Holdings> context)
    {
        if (!value.IsKnown || value.Kind == FlowValueKind.View) return;
        if (value is { Kind: FlowValueKind.Parameter, Key: IParameterSymbol parameter } && context.Data.Of(value) is null)
        {
            context.Data = context.Data.With(value, new(HoldingKind.Result, HoldingStatus.Shared, SyntaxOf(parameter)));
        }

        foreach (KeyValuePair<FlowValue, Holding> held in context.Data.All)
        {
            bool isOwned = held.Value.Status is HoldingStatus.Owned or HoldingStatus.Maybe;
            if (!isOwned || !Carries(value, held.Key)) continue;
            context.Data = held.Value.Kind == HoldingKind.Result
                ? context.Data.Without([held.Key])
                : context.Data.With(held.Key, held.Value with { Status = HoldingStatus.Shared });
        }
    }

    /// <summary>A parameter of an accessor has no syntax of its own: the accessor stands for it.</summary>
    private static SyntaxNode SyntaxOf(IParameterSymbol parameter) =>
        parameter.DeclaringSyntaxReferences.Concat(parameter.ContainingSymbol.DeclaringSyntaxReferences).First().GetSyntax();

    /// <summary>It goes into a collection, out of which somebody will pass it on: no other may, and it must not have been passed on.</summary>
    private void Store(FlowValue value, IOperation operand, ISymbol collection, IInvocationOperation by, FlowContext<Holdings> context)
    {
        foreach (KeyValuePair<FlowValue, Holding> held in context.Data.All)
        {
            if (held.Value.Kind != HoldingKind.Held || !Carries(value, held.Key)) continue;
            SyntaxNode? before = held.Value.Status == HoldingStatus.Gone ? held.Value.By : BufferFields.IsQueue(collection) ? held.Value.StoredAt : null;
            if (before is not null) ReportTwice(by.Syntax, TextOf(operand), before);
            else context.Data = context.Data.With(held.Key, held.Value with { Status = HoldingStatus.Shared, StoredIn = collection, StoredAt = by.Syntax });
        }
    }

    /// <summary>Something was taken out of a collection; what, is not known.</summary>
    private static void Forget(ISymbol collection, FlowContext<Holdings> context)
    {
        foreach (KeyValuePair<FlowValue, Holding> held in context.Data.All)
        {
            if (!SymbolEqualityComparer.Default.Equals(held.Value.StoredIn, collection)) continue;
            context.Data = context.Data.With(held.Key, held.Value with { StoredIn = null, StoredAt = null });
        }
    }

    private bool IsThere(IOperation operand, Holding? holding, IOperation by, FlowContext<Holdings> context)
    {
        if (holding is not { Status: HoldingStatus.Absent or HoldingStatus.Maybe }) return true;
        bool isEmpty = holding.Status == HoldingStatus.Absent;
        if (!isEmpty && holding.Source is { } source && IsOfCaller(source))
        {
            Settle(context.ValueOf(operand).Root, holding, isThere: true, context);
            return true;
        }

        if (holding.Kind == HoldingKind.File && holding.Condition is null) return true; // default(Slot) is slot 0.
        string why = holding.Condition is null ? "nothing was put into it"
            : isEmpty ? $"{ActOf(CallOf(holding.Made))} said false"
            : $"nobody asked what {ActOf(CallOf(holding.Made))} said";
        Report(Descriptors.TakenUnasked, by.Syntax, TextOf(operand), why);
        if (isEmpty) context.Abandon();
        else Settle(context.ValueOf(operand).Root, holding, isThere: true, context);
        return !isEmpty;
    }

    /// <summary>Whoever calls a helper may have asked.</summary>
    private bool IsOfCaller(FlowValue source) =>
        source is { Kind: FlowValueKind.Parameter, Key: IParameterSymbol { ContainingSymbol: { } method } } && !_completions.Contains(method);

    private void Await(IAwaitOperation await, FlowValue value, FlowContext<Holdings> context)
    {
        if (_types.IsRuntime(await.Operation.Type, "Pending")) Expire(await, context);
        if (!value.IsKnown || context.IsFollowed(await.Operation)) return;
        if (_types.IsAwaitedBuffer(await.Type)) Own(value, new(HoldingKind.Received, HoldingStatus.Owned, await.Syntax), context);
        if (_types.IsFileResult(await.Type)) Own(value, new(HoldingKind.Result, HoldingStatus.Owned, await.Syntax), context);
    }

    /// <summary>The method waits: what it has received and not taken goes back.</summary>
    private void Expire(IAwaitOperation await, FlowContext<Holdings> context)
    {
        foreach (KeyValuePair<FlowValue, Holding> held in context.Data.All)
        {
            if (held.Value is not { Kind: HoldingKind.Received, Status: HoldingStatus.Owned }) continue;
            context.Data = context.Data.With(held.Key, held.Value with { Status = HoldingStatus.Expired, By = await.Syntax });
        }

        foreach (IParameterSymbol parameter in context.Entry?.Parameters ?? [])
        {
            FlowValue received = FlowValue.Parameter(parameter);
            if (!_types.IsAwaitedBuffer(parameter.Type) || context.Data.Of(received) is not null) continue;
            context.Data = context.Data.With(received, new(HoldingKind.Received, HoldingStatus.Expired, await.Syntax) { By = await.Syntax });
        }
    }

    private static string TextOf(IOperation operand) => operand.Syntax.ToString();
}
