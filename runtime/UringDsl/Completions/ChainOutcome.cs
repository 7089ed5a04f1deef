using System.ComponentModel;
using UringDsl.Abi;

namespace UringDsl.CompilerServices;

/// <summary>The folded results of a chain. Generated outcome types wrap it and name its steps.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public unsafe struct ChainOutcome
{
    internal Connection Connection;
    internal bool HasConnection;
    internal Slot Slot;
    internal bool HasSlot;
    private fixed int _results[Flight.MaxSteps];

    /// <summary>How the chain ended.</summary>
    public OutcomeKind Kind { readonly get; internal set; }

    /// <summary>The step that decided it.</summary>
    public int Step { readonly get; internal set; }

    /// <summary>Its error, or <see cref="Errno.None"/>.</summary>
    public Errno Error { readonly get; internal set; }

    /// <summary>The connection that the chain made and left open.</summary>
    public readonly bool TryGetConnection(out Connection connection)
    {
        connection = Connection;
        return HasConnection;
    }

    /// <summary>The slot of the file that the chain opened and left open; from here on the handler's to close.</summary>
    public readonly bool TryGetFile(out Slot slot)
    {
        slot = Slot;
        return HasSlot;
    }

    /// <summary>Bytes that a step moved, 0 when it failed.</summary>
    public readonly int Bytes(int step) => _results[step] > 0 ? _results[step] : 0;

    internal void SetResult(int step, int result) => _results[step] = result;
}
