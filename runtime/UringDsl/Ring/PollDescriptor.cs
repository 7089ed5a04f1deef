using System.Runtime.InteropServices;

namespace UringDsl.Core;

/// <summary><c>struct pollfd</c> of poll(2).</summary>
[StructLayout(LayoutKind.Sequential, Size = 8)]
internal struct PollDescriptor
{
    public int File;
    public short Events;
    public short Returned;
}
