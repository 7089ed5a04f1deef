using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace UringDsl.Analyzers.Flow;

/// <summary>A rule, as the walk sees it.</summary>
/// <typeparam name="T">What the rule knows at one point of one path: immutable, and equal by value.</typeparam>
internal abstract class FlowClient<T>
    where T : IEquatable<T>
{
    /// <summary>What the rule knows at the start of a walk.</summary>
    public abstract T Start { get; }

    /// <summary>
    /// What holds whichever of the two paths was taken. It is asked when too many paths meet; where it cannot tell, it knows less, and is silent.
    /// </summary>
    public abstract T Join(T left, T right);

    /// <summary>
    /// Once for each operation of a path, in the order of evaluation: its operands have been visited, its value is known, its out arguments are
    /// assigned. A call that the walk has followed is visited behind its body.
    /// </summary>
    public virtual void Visit(IOperation operation, FlowValue value, FlowContext<T> context)
    {
    }

    /// <summary>A branch was taken on a condition: a call, a member, a <see cref="FlowValueKind.Test"/>; never a negation.</summary>
    public virtual void Refine(FlowValue condition, bool truth, FlowContext<T> context)
    {
    }

    /// <summary>The same for the whole condition of a branch, as it is written, also where nothing is known of its value.</summary>
    public virtual void Branch(IOperation condition, FlowValue value, bool truth, FlowContext<T> context)
    {
    }

    /// <summary>Other methods are about to run, at an <c>await</c>: what shared places hold can still be read.</summary>
    public virtual void Suspend(IOperation operation, FlowContext<T> context)
    {
    }

    /// <summary>A place was assigned a value; <paramref name="operation"/> is the assignment, the argument or the declaration.</summary>
    public virtual void Assign(FlowPlace place, FlowValue value, IOperation operation, FlowContext<T> context)
    {
    }

    /// <summary>
    /// An operation is about to make <paramref name="value"/> again, as in a loop: forget the older one, and every value that mentions it.
    /// </summary>
    public virtual T Renew(T data, FlowValue value) => data;

    /// <summary>The method at which the walk began is left.</summary>
    /// <param name="returned">What it returns, unknown where it returns nothing.</param>
    /// <param name="throws">By a <c>throw</c> that nothing catches.</param>
    /// <param name="context">The state at the end.</param>
    public virtual void Leave(FlowValue returned, bool throws, FlowContext<T> context)
    {
    }

    /// <summary>Whether loops that count to a small constant are walked turn by turn.</summary>
    public virtual bool CountsLoops => false;

    /// <summary>Whether the walk goes into a method, a local function or an accessor that it could follow.</summary>
    public virtual bool Follows(IMethodSymbol method) => true;

    /// <summary>Whether an operation may throw, so that a <c>catch</c> around it is reached from before it.</summary>
    public virtual bool CanThrow(IOperation operation) => operation is IInvocationOperation or IObjectCreationOperation or IPropertyReferenceOperation
        or IAwaitOperation or IArrayElementReferenceOperation;

    /// <summary>
    /// The rule's own idea of the value of an operation, or null: a view of memory that the walk does not know as one, for example.
    /// </summary>
    public virtual FlowValue? ValueOf(IOperation operation, FlowContext<T> context) => null;
}
