using System.ComponentModel;

namespace UringDsl.CompilerServices;

/// <summary>One submission method.</summary>
/// <param name="Name">The method's name.</param>
/// <param name="Shape">How its completions are handled.</param>
/// <param name="Steps">Its operations, in order.</param>
/// <param name="Observed">A completion method or an awaiter takes the result (a listener: there is a method for its failure).</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record class OperationDeclaration(string Name, OperationShape Shape, StepDeclaration[] Steps, bool Observed)
{
    /// <summary>The last step is armed until it is cancelled or fails.</summary>
    public bool Multishot { get; init; }

    /// <summary>Who arms it again.</summary>
    public Rearm Rearm { get; init; }

    /// <summary>The buffer ring of a receive: its position in <see cref="RingDeclaration.BufferRings"/>.</summary>
    public int BufferGroup { get; init; }

    /// <summary>A completion of its multishot brings so many bytes at most, 0 for as many as a buffer holds.</summary>
    public int ShotBytes { get; init; }

    /// <summary>Its multishot ends after so many bytes, 0 for never.</summary>
    public int TotalBytes { get; init; }

    /// <summary>Its SOCKET makes a datagram socket.</summary>
    public bool Datagram { get; init; }

    /// <summary>Bytes that a multishot RECVMSG keeps for the sender's address in every buffer.</summary>
    public int NameBytes { get; init; }

    /// <summary>The same for control data.</summary>
    public int ControlBytes { get; init; }

    /// <summary>The buffer rings that a receive turns to when that one is empty, in turn.</summary>
    public int[] FallOver { get; init; } = [];

    /// <summary>One completion of a receive may fill several buffers.</summary>
    public bool Bundle { get; init; }

    /// <summary>The feature without which the ring cannot carry it out.</summary>
    public RingFeature Feature { get; init; }

    /// <summary>Its completions have 32 bytes.</summary>
    public bool IsLarge { get; init; }

    /// <summary>How often it is submitted at most; 0 where a failure is final.</summary>
    public int Attempts { get; init; }

    /// <summary>The pause behind the first failure, in milliseconds.</summary>
    public int FirstDelay { get; init; }

    /// <summary>The longest pause.</summary>
    public int MaxDelay { get; init; }
}
