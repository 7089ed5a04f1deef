using System;
using System.Runtime.InteropServices;
using System.Threading;

namespace UringDsl;

/// <summary>
/// A 32-bit word in native memory on which operations wait and which they wake: threads of this process share it. It cannot be freed while an
/// operation in flight uses it.
/// </summary>
public sealed unsafe class FutexWord : IDisposable
{
    private uint* _word = (uint*)NativeMemory.AllocZeroed(sizeof(uint));
    private int _uses; // by operations; minus one when it is freed

    /// <summary>Makes a word.</summary>
    /// <param name="value">What is in it first.</param>
    public FutexWord(uint value = 0) => *_word = value;

    /// <summary>Frees a word that nobody disposed of.</summary>
    ~FutexWord() => NativeMemory.Free(_word); // What is in flight roots it: so nothing is.

    /// <summary>The value, read and written with ordering. A change alone wakes nobody: submit a wake behind it.</summary>
    /// <exception cref="ObjectDisposedException">The word has been freed.</exception>
    public uint Value
    {
        get => Volatile.Read(ref *Word);
        set => Volatile.Write(ref *Word, value);
    }

    /// <summary>Adds to the value, atomically.</summary>
    /// <param name="change">What to add; it wraps around.</param>
    /// <returns>The new value.</returns>
    public uint Add(uint change) => Interlocked.Add(ref *Word, change);

    /// <summary>Sets the value if it is the expected one, atomically.</summary>
    /// <param name="value">The new value.</param>
    /// <param name="expected">The value that it must have.</param>
    /// <returns>The value that it had.</returns>
    public uint CompareExchange(uint value, uint expected) => Interlocked.CompareExchange(ref *Word, value, expected);

    /// <summary>Frees the word.</summary>
    /// <exception cref="InvalidOperationException">An operation in flight uses it: cancel that, and wait for its result.</exception>
    public void Dispose()
    {
        int uses = Interlocked.CompareExchange(ref _uses, -1, 0);
        if (uses > 0) throw new InvalidOperationException($"{uses} operations in flight use this futex: cancel them, and wait for their results.");
        if (uses < 0) return;
        NativeMemory.Free(_word);
        _word = null;
        GC.SuppressFinalize(this);
    }

    /// <summary>For an operation: the address stays valid until <see cref="Return"/>.</summary>
    internal nint Borrow()
    {
        int uses = Volatile.Read(ref _uses);
        while (true)
        {
            ObjectDisposedException.ThrowIf(uses < 0, this);
            int seen = Interlocked.CompareExchange(ref _uses, uses + 1, uses);
            if (seen == uses) return (nint)_word;
            uses = seen;
        }
    }

    internal void Return() => Interlocked.Decrement(ref _uses);

    private uint* Word
    {
        get
        {
            ObjectDisposedException.ThrowIf(_word is null, this);
            return _word;
        }
    }
}
