using System.Collections.Immutable;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis.Diagnostics;
using UringDsl.Analyzers.Memory;
using UringDsl.Generator;
using UringDsl.Testing;

namespace UringDsl.Analyzers.Tests;

/// <summary>Sources for the rules of addresses: a handler that registers memory, and operations on it.</summary>
internal static class Addressed
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> s_analyzers = [new DeclarationAnalyzer(), new AddressAnalyzer()];

    /// <summary>A handler with these members.</summary>
    public static string In(string members) => $$"""
        #pragma warning disable CS0649, CS0169, CS0414, CS8618, CS0219, CS1998, CS4014, CS9123
        using System;
        using System.Buffers;
        using System.Runtime.CompilerServices;
        using System.Runtime.InteropServices;
        using System.Threading.Tasks;
        using UringDsl;
        using UringDsl.Abi;

        [RingHandler] [FixedBuffers("Pages")]
        internal sealed partial class H
        {
            [ReadFixed(Completed = nameof(OnLoaded))] private partial void Load(Descriptor file, FixedBuffer page, long offset);
            [ReadFixed] private partial Pending<Transferred> LoadAsync(Descriptor file, FixedBuffer page, long offset);
            [Madvise] private partial Pending<Completion> Advise(nint address, uint length, MemoryAdvice advice);
            [ProvideBuffers] private partial void Provide(nint address, uint length, int count, ushort bufferGroup, ushort firstId);
            [FutexWait(Completed = nameof(OnWoken))] private partial void Wait(FutexWord futex, ulong value);
            [FutexWait] private partial Pending<Completion> WaitAsync(FutexWord futex, ulong value);
            [FutexWaitMany] private partial Pending<Completion> WaitAny(FutexCondition[] conditions);
            private Descriptor _file;
            private FixedBuffer _page;
            private unsafe byte* _native;
            private byte[] _array = new byte[4096];
            private readonly byte[] _pinned = GC.AllocateArray<byte>(4096, pinned: true);
            private GCHandle _pin;
            private void OnWoken(in Completion completion) { }
        {{members}}
        {{(members.Contains("void OnLoaded(", System.StringComparison.Ordinal) ? "" : "private void OnLoaded(in Transferred transferred) { }")}}
        }
        """;

    /// <summary>The rules say exactly what the markup in these members shows, with these messages if there are any.</summary>
    public static Task VerifyIn(string members, params string[] messages) => AnalyzerRig.Verify(s_analyzers, new UringGenerator(), In(members), messages);

    /// <summary>The same for the body of a method that may work with pointers.</summary>
    public static Task VerifyBody(string body, params string[] messages) => VerifyIn($$"""
        private unsafe void M(int n, SendBuffer data)
        {
        {{body}}
        }
        """, messages);
}
