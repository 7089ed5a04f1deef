using System.ComponentModel;

namespace UringDsl.CompilerServices;

/// <summary>One [BufferRing].</summary>
/// <param name="Name">Its name.</param>
/// <param name="Entries">Buffers.</param>
/// <param name="BufferSize">Bytes of each.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record class BufferRingDeclaration(string Name, int Entries, int BufferSize);
