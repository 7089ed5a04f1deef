using System;

namespace UringDsl;

/// <summary>
/// Declares buffers that are registered with the kernel when the ring starts (REGISTER_BUFFERS2, Linux 5.19): their pages stay pinned, so that
/// no operation looks them up. From Linux 6.15 on they are registered together, one place of the kernel's table for each GiB. The
/// handler gets a property of this name that hands them out.
/// </summary>
/// <param name="name">The name of the property, an identifier.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class FixedBuffersAttribute(string name) : Attribute
{
    /// <summary>The name of the property.</summary>
    public string Name { get; } = name;

    /// <summary>Buffers, at most 16384 on a ring. Default 64.</summary>
    public int Count { get; set; } = 64;

    /// <summary>Bytes of each. Default 65536.</summary>
    public int Size { get; set; } = 65536;

    /// <summary>
    /// Takes pages of 2 MiB: reserved ones where there are enough, else transparent ones where the kernel finds them, else ordinary ones.
    /// </summary>
    public bool HugePages { get; set; }
}
