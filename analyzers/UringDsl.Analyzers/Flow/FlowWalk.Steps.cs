using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace UringDsl.Analyzers.Flow;

// One statement, once for each way in which the calls in it end. A statement is evaluated again for each of them, and takes another outcome then.
internal sealed partial class FlowWalk<T>
{
    private const int OutcomesPerStatement = 64;

    private Stack<ImmutableArray<int>> _scripts = new();
    private ImmutableArray<int> _script = [];
    private int _position, _outcomes;
    private bool _thrown;

    private List<(FlowState<T> After, FlowValue Value, bool Thrown)> Step(FlowState<T> before, IOperation operation)
    {
        (Stack<ImmutableArray<int>> scripts, ImmutableArray<int> script, int position, int outcomes) outer = (_scripts, _script, _position, _outcomes);
        List<(FlowState<T>, FlowValue, bool)> results = [];
        (_scripts, _outcomes) = (new([[]]), 1);
        while (_scripts.Count > 0)
        {
            _cancellation.ThrowIfCancellationRequested();
            if (results.Count > 0) _steps++;
            (_script, _position, State, _abandoned, _thrown) = (_scripts.Pop(), 0, before, false, false);
            FlowValue value = Evaluate(operation);
            if (!_abandoned) results.Add((State, value, _thrown));
        }

        (_scripts, _script, _position, _outcomes) = outer;
        (_abandoned, _thrown) = (false, false);
        return results;
    }

    // The statement ends in so many ways already that a call which is reached for the first time may only have one more.
    private bool HasManyOutcomes => _outcomes >= OutcomesPerStatement && _position == _script.Length;

    // The first time that a call is reached, its first outcome; the others are for later.
    private int Choose(int count)
    {
        if (_position == _script.Length)
        {
            for (int i = 1; i < count; i++) _scripts.Push(_script.Add(i));
            _script = _script.Add(0);
            _outcomes += count - 1;
        }

        return Math.Min(_script[_position++], count - 1);
    }
}
