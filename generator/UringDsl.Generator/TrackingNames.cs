namespace UringDsl.Generator;

/// <summary>Names of the pipeline's steps, for the tests that ask why one ran.</summary>
internal static class TrackingNames
{
    /// <summary>Symbols to a specification, or to nothing.</summary>
    public const string Parse = nameof(Parse);

    /// <summary>The valid specifications.</summary>
    public const string Handlers = nameof(Handlers);
}
