using System.Runtime.InteropServices;

namespace UringDsl.Core;

/// <summary>
/// What every block of a <see cref="NativePool"/> begins with: the next free one, and its own index. Both are written when it is freed; who has taken
/// it may use them for something else.
/// </summary>
[StructLayout(LayoutKind.Sequential, Pack = sizeof(int))] // Nothing lies empty behind the index.
internal unsafe struct FreeBlock
{
    public FreeBlock* Next;
    public int Index;
}
