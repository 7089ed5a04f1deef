using System;
using System.Collections.Immutable;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis.Diagnostics;
using UringDsl.Analyzers.Memory;
using UringDsl.Generator;
using UringDsl.Testing;

namespace UringDsl.Analyzers.Tests;

/// <summary>Sources for the rules of memory in flight: a handler with sends, receives and files of each kind.</summary>
internal static class InFlight
{
    private const string Usings = """
        using System;
        using System.Buffers;
        using System.Buffers.Binary;
        using System.Collections.Concurrent;
        using System.Collections.Generic;
        using System.IO;
        using System.Linq;
        using System.Net;
        using System.Runtime.CompilerServices;
        using System.Runtime.InteropServices;
        using System.Text;
        using System.Threading;
        using System.Threading.Channels;
        using System.Threading.Tasks;
        using UringDsl;
        using UringDsl.Abi;

        """;

    private const string Submissions = """
        [Send(ZeroCopy = ZeroCopyMode.Always, Completed = nameof(OnStreamed), Released = nameof(OnReleased))]
        private partial void Stream(Connection connection, SendBuffer data);

        [Send(ZeroCopy = ZeroCopyMode.Adaptive, Released = nameof(OnReleased))]
        private partial Pending<Sent> StreamAsync(Connection connection, SendBuffer data);

        [Send(ZeroCopy = ZeroCopyMode.Always)] private partial void Blast(Connection connection, SendBuffer data);

        [Send(ZeroCopy = ZeroCopyMode.Always)] private partial Pending<Sent> BlastAsync(Connection connection, SendBuffer data);

        [Send(ZeroCopy = ZeroCopyMode.Always, Completed = nameof(OnPageSent), Released = nameof(OnPageReleased))]
        private partial void StreamPage(Connection connection, FixedBuffer page);

        [Send(Completed = nameof(OnSent))] private partial void Send(Connection connection, SendBuffer data);

        [Send] private partial void Tell(Connection connection, SendBuffer data);

        [Send] private partial Pending<Sent> SendAsync(Connection connection, SendBuffer data);

        [SendMessage] private partial Pending<Transferred> SendParts(Connection connection, SendBuffer head, SendBuffer body);

        [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))] private partial void Receive(Connection connection);

        [Receive(Completed = nameof(OnFilled))] private partial void Fill(Connection connection, ReceiveBuffer buffer);

        [Receive] private partial Pending<Transferred> FillAsync(Connection connection, ReceiveBuffer buffer);

        [Write(Completed = nameof(OnWritten))] private partial void Save(Descriptor file, SendBuffer data, long offset);

        [Write] private partial Pending<Transferred> SaveAsync(Descriptor file, SendBuffer data, long offset);

        [WriteVectored] private partial Pending<Transferred> SaveAll(Descriptor file, SendBuffer[] parts, long offset);

        [Read] private partial Pending<Transferred> LoadAsync(Descriptor file, ReceiveBuffer into, long offset);

        [Read(Completed = nameof(OnLoaded))] private partial void Load(Descriptor file, ReceiveBuffer into, long offset);

        [ReadFixed] private partial Pending<Transferred> LoadPage(Descriptor file, FixedBuffer page, long offset);

        [WriteFixed] private partial Pending<Transferred> SavePage(Descriptor file, FixedBuffer page, long offset);

        [Timeout] private partial Pending<Completion> Sleep(TimeSpan timeout);

        [Timeout(Multishot = true, Completed = nameof(OnTick))] private partial void Tick(TimeSpan timeout);

        [Listener(Direct = true, Accepted = nameof(OnAccepted))] private partial void Listen(IPEndPoint endpoint);

        [Close] private partial void HangUp(Connection connection);


        """;

    private static readonly (string Name, string Parameters)[] s_methods =
    [
        ("OnStreamed", "in Sent sent"), ("OnReleased", "in Released released"), ("OnPageSent", "in Sent sent"), ("OnPageReleased", "in Released released"),
        ("OnSent", "in Sent sent"), ("OnReceived", "in Received received"), ("OnFilled", "in Transferred filled"),
        ("OnWritten", "in Transferred transferred"), ("OnLoaded", "in Transferred transferred"), ("OnTick", "in Expired expired"),
        ("OnAccepted", "in Accepted accepted"),
    ];

    private static readonly ImmutableArray<DiagnosticAnalyzer> s_analyzers = [new DeclarationAnalyzer(), new MemoryAnalyzer()];

    /// <summary>A handler with these members, the submissions, and empty completion methods for those that the members do not have.</summary>
    public static string In(string members)
    {
        string empty = "";
        foreach ((string name, string parameters) in s_methods)
        {
            if (!members.Contains($"void {name}(", StringComparison.Ordinal)) empty += $"private void {name}({parameters}) {{ }}\n";
        }

        return $$"""
            #pragma warning disable CS0649, CS0169, CS0414, CS8618, CS0219, CS1998, CS4014
            {{Usings}}
            [RingHandler] [FixedFiles(64, Reserved = 8)] [BufferRing("In")] [FixedBuffers("Pages")]
            internal sealed partial class H
            {
            {{Submissions}}
            {{members}}
            {{empty}}
            }
            """;
    }

    /// <summary>The rules say exactly what the markup in these members shows, with these messages if there are any.</summary>
    public static Task VerifyIn(string members, params string[] messages) => AnalyzerRig.Verify(s_analyzers, new UringGenerator(), In(members), messages);

    /// <summary>The same for the body of a method: <c>c</c>, <c>file</c>, <c>n</c>, <c>bytes</c>; the fields <c>_a</c>, <c>_b</c>, <c>_in</c>.</summary>
    public static Task VerifyBody(string body, params string[] messages) => VerifyIn(Fields + $$"""
        void M(Connection c, Descriptor file, int n, ReadOnlySpan<byte> bytes)
        {
        {{body}}
        }
        """, messages);

    /// <summary>The same for an asynchronous method.</summary>
    public static Task VerifyAsync(string body, params string[] messages) => VerifyIn(Fields + $$"""
        async RingTask M(Connection c, Descriptor file, int n)
        {
        {{body}}
        }
        """, messages);

    private const string Fields = """
        SendBuffer _a = SendBuffer.Allocate(4096), _b = SendBuffer.Allocate(4096);
        ReceiveBuffer _in = ReceiveBuffer.Allocate(4096);
        SendBuffer[] _all = new SendBuffer[4];
        readonly Stack<SendBuffer> _free = new();
        FixedBuffer _page;
        SendBuffer Take() { SendBuffer taken = _free.Pop(); taken.Span.Clear(); return taken; }

        """;
}
