using System.Collections.Immutable;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis.Diagnostics;
using UringDsl.Analyzers.Awaiting;
using UringDsl.Analyzers.Ownership;
using UringDsl.Generator;
using UringDsl.Testing;

namespace UringDsl.Analyzers.Tests;

/// <summary>Sources for the rules of what is owned and awaited: a handler with a submission of each kind.</summary>
internal static class Owned
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Linq;
        using System.Net;
        using System.Runtime.CompilerServices;
        using System.Runtime.InteropServices;
        using System.Threading;
        using System.Threading.Tasks;
        using UringDsl;
        using UringDsl.Abi;

        """;

    private const string Submissions = """
        [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);
        [Receive(Buffers = "In")] private partial Pending<ReceivedBuffer> Read(Connection connection);
        [Receive] private partial Pending<Transferred> Fill(Connection connection, ReceiveBuffer buffer);
        [Send] private partial void Echo(Connection connection, BufferLease data);
        [Send] private partial void Reply(Connection connection, HeldBuffer data);
        [Send] private partial void Say(Connection connection, ReadOnlySpan<byte> text);
        [Send] private partial Pending<Sent> Write(Connection connection, HeldBuffer data);
        [Send] private partial Pending<Sent> Tell(Connection connection, ReadOnlySpan<byte> text);
        [Send] private partial Pending<Sent> WritePage(Connection connection, FixedBuffer page);
        [Send] private partial void PushPage(Connection connection, FixedBuffer page);
        [Send(ZeroCopy = ZeroCopyMode.Always, Released = nameof(OnReleased))] private partial void SendPage(Connection connection, FixedBuffer page);
        [Send(Link = LinkKind.Hard)] [Close] private partial void Bye(Connection connection, HeldBuffer data);
        [Close] private partial void HangUp(Connection connection);
        [Timeout] private partial Pending<Completion> Sleep(TimeSpan timeout);
        [Socket(Link = LinkKind.Soft)] [Connect(Link = LinkKind.Soft)] [LinkTimeout]
        private partial Pending<DialOutcome> Dial(PeerAddress peer, TimeSpan timeout);
        [Open] private partial Pending<Opened> Open(string path);
        [Open(Direct = true)] private partial Pending<Opened> OpenSlot(string path);
        [Read] private partial Pending<Transferred> ReadFile(RingFile file, ReceiveBuffer buffer, ulong offset);
        [Close] private partial Pending<Completion> CloseFile(RingFile file);
        [Close] private partial void CloseSlot(Slot file);
        [Close] private partial void CloseNow(Descriptor file);
        [Pipe] private partial Pending<PipeEnds> MakePipe();

        private void OnReleased(Connection connection, in Released released) => released.FixedBuffer.Return();

        """;

    private static readonly ImmutableArray<DiagnosticAnalyzer> s_analyzers = [new PendingAnalyzer(), new OwnershipAnalyzer()];

    /// <summary>A handler with a table, a buffer ring, a pool, the submissions and these members.</summary>
    public static string In(string members) => $$"""
        {{Usings}}
        [RingHandler] [FixedFiles(64, Reserved = 8)] [BufferRing("In")] [FixedBuffers("Pages")]
        internal sealed partial class H
        {
        {{members}}
        {{Submissions}}
        {{(members.Contains("OnReceived(", System.StringComparison.Ordinal) ? "" : "private void OnReceived(in Received received) { }")}}
        }
        """;

    /// <summary>The rules say exactly what the markup in these members shows, with these messages if there are any.</summary>
    public static Task VerifyIn(string members, params string[] messages) => AnalyzerRig.Verify(s_analyzers, new UringGenerator(), In(members), messages);

    /// <summary>The same for the body of the method that receives: <c>connection</c>, <c>received</c>.</summary>
    public static Task VerifyReceived(string body, params string[] messages) => VerifyIn(
        $"private void OnReceived(Connection connection, in Received received)\n{{\n{body}\n}}", messages);

    /// <summary>The same for the body of an async method: <c>connection</c>.</summary>
    public static Task VerifyAsync(string body, params string[] messages) => VerifyIn(
        $"private async RingTask Work(Connection connection)\n{{\n{body}\n}}", messages);
}
