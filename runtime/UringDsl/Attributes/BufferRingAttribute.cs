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

    /// <summary>
    /// A receive takes only as much of a buffer as it has bytes, and the next one goes on behind it (IOU_PBUF_RING_INC, Linux 6.12). Few large
    /// buffers then hold what many small receives bring. For multishot receives. An older kernel gets the same memory as smaller buffers.
    /// </summary>
    public bool Incremental { get; set; }

    /// <summary>
    /// The memory lies in huge pages of 2 MiB where the system has set some aside (vm.nr_hugepages), else in transparent ones, else in usual
    /// ones; <see cref="BufferRingStatistics.Pages"/> tells. The buffers must take 2 MiB or more.
    /// </summary>
    public bool HugePages { get; set; }

    /// <summary>
    /// Free buffers at which the handler's <c>OnBuffersLow(string name, int free)</c> is called, once each time that they fall so far. Default: a
    /// quarter of <see cref="Entries"/>, in a handler that has that method.
    /// </summary>
    public int LowWater { get; set; }
}
