using System;
using System.Text;

namespace UringDsl.Hazards.Tests.Support;

/// <summary>A part of an <see cref="Arena"/>.</summary>
internal readonly unsafe record struct Block(nint Address, int Length)
{
    public Span<byte> Bytes => new((void*)Address, Length);

    public Block this[Range range]
    {
        get
        {
            (int offset, int length) = range.GetOffsetAndLength(Length);
            return new(Address + offset, length);
        }
    }

    public string Text => Encoding.ASCII.GetString(Bytes);
}
