using System;

/// <summary>One request, where it was received. Its bytes are gone when the handler returns.</summary>
internal ref struct Request
{
    /// <summary>The path and the query, as they were sent.</summary>
    public ReadOnlySpan<byte> Target;

    public ReadOnlySpan<byte> IfNoneMatch, IfModifiedSince, IfRange, Range;

    /// <summary>HEAD: the answer is a head, too.</summary>
    public bool IsHead;

    /// <summary>HTTP/1.0: a connection that goes on is something to be said.</summary>
    public bool IsOld;

    /// <summary>The connection goes on behind the answer.</summary>
    public bool KeepsAlive;

    /// <summary>Bytes of input that it takes.</summary>
    public int Length;

    public readonly ReadOnlySpan<byte> Path => Target.IndexOf((byte)'?') is >= 0 and var query ? Target[..query] : Target;
}
