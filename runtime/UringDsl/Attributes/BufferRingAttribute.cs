using System;

namespace UringDsl;

/// <summary>Declares a ring of provided buffers from which the kernel picks one per receive (REGISTER_PBUF_RING, Linux 5.19).</summary>
/// <param name="name">The name that <see cref="ReceiveAttribute.Buffers"/> refers to.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class BufferRingAttribute(string name) : Attribute
{
    /// <summary>The name of the group.</summary>
    public string Name { get; } = name;

    /// <summary>Buffers in the group, a power of two up to 32768. Default 1024.</summary>
    public int Entries { get; set; } = 1024;

    /// <summary>Bytes per buffer. Default 4096.</summary>
    public int BufferSize { get; set; } = 4096;
}
