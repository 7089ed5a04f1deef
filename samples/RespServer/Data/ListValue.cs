using System;

/// <summary>A ring of elements: both ends and every position are one step away.</summary>
internal sealed class ListValue
{
    private byte[][] _elements = new byte[4][];
    private int _head;

    public int Count { get; private set; }

    public byte[] this[int index] => _elements[(_head + index) & (_elements.Length - 1)];

    public void Push(ReadOnlySpan<byte> element, bool atHead)
    {
        if (Count == _elements.Length) Grow();
        if (atHead) _head = (_head - 1) & (_elements.Length - 1);
        _elements[(_head + (atHead ? 0 : Count)) & (_elements.Length - 1)] = element.ToArray();
        Count++;
    }

    /// <summary>Of a list that is not empty.</summary>
    public void Pop(bool atHead)
    {
        int index = (_head + (atHead ? 0 : Count - 1)) & (_elements.Length - 1);
        _elements[index] = [];
        if (atHead) _head = (_head + 1) & (_elements.Length - 1);
        Count--;
    }

    private void Grow()
    {
        byte[][] larger = new byte[2 * _elements.Length][];
        for (int i = 0; i < Count; i++) larger[i] = this[i];
        _elements = larger;
        _head = 0;
    }
}
