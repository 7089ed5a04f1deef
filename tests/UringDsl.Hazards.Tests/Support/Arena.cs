using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using System.Text;
using UringDsl.Abi;

namespace UringDsl.Hazards.Tests.Support;

/// <summary>Memory that the kernel may have until the test ends. What is misused in these tests is always memory that they own.</summary>
internal sealed unsafe class Arena : IDisposable
{
    private const nuint Page = 4096;

    private readonly List<nint> _memory = [];

    /// <summary>Whole pages, so that no block shares one with another.</summary>
    public Block Take(int length, byte fill = 0)
    {
        nint memory = (nint)NativeMemory.AlignedAlloc((nuint)length, Page);
        _memory.Add(memory);
        Block block = new(memory, length);
        block.Bytes.Fill(fill);
        return block;
    }

    public Block Of(ReadOnlySpan<byte> content)
    {
        Block block = Take(content.Length);
        content.CopyTo(block.Bytes);
        return block;
    }

    public nint Of<T>(T value)
        where T : unmanaged
    {
        Block block = Take(sizeof(T));
        *(T*)block.Address = value;
        return block.Address;
    }

    public nint Path(string path) => Of(Encoding.UTF8.GetBytes(path + '\0')).Address;

    public nint Milliseconds(int time) => Of(new Timespec { Seconds = time / 1000, Nanoseconds = time % 1000 * 1_000_000 });

    public void Dispose()
    {
        foreach (nint memory in _memory) NativeMemory.AlignedFree((void*)memory);
    }
}
