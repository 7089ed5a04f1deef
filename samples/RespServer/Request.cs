using System;

/// <summary>The arguments of one request, where they were received. They are gone when the command has run: what is kept is copied.</summary>
internal readonly ref struct Request(ReadOnlySpan<byte> input, ReadOnlySpan<(int Start, int Length)> arguments)
{
    private readonly ReadOnlySpan<byte> _input = input;
    private readonly ReadOnlySpan<(int Start, int Length)> _arguments = arguments;

    /// <summary>The command's name is the first; 0 for an empty line.</summary>
    public int Count => _arguments.Length;

    public ReadOnlySpan<byte> this[int index] => _input.Slice(_arguments[index].Start, _arguments[index].Length);
}
