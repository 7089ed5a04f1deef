using System;
using System.Net;

namespace UringDsl.Runtime.Tests.Buffers;

/// <summary>The ways to take buffers, by name.</summary>
internal static class BufferModes
{
    public const string FallOver = "fall-over", Bundle = "bundle", Incremental = "incremental", IncrementalBundle = "incremental bundle";

    public static TheoryData<string> All => [FallOver, Bundle, Incremental, IncrementalBundle];

    public static IBufferHandler New(string mode, EndPoint endPoint) => mode switch
    {
        FallOver => new FallOverHandler(endPoint),
        Bundle => new BundleHandler(endPoint),
        Incremental => new IncrementalHandler(endPoint),
        IncrementalBundle => new IncrementalBundleHandler(endPoint),
        _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "No such mode."),
    };
}
