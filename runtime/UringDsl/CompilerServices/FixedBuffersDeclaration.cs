using System.ComponentModel;

namespace UringDsl.CompilerServices;

/// <summary>One [FixedBuffers].</summary>
/// <param name="Name">Its name.</param>
/// <param name="Count">Buffers.</param>
/// <param name="Size">Bytes of each.</param>
/// <param name="HugePages">It takes pages of 2 MiB where it can.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record class FixedBuffersDeclaration(string Name, int Count, int Size, bool HugePages = false);
