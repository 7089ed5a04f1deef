using System.Threading.Tasks;
using UringDsl.Analyzers.Results;
using UringDsl.Generator;
using UringDsl.Testing;

namespace UringDsl.Analyzers.Tests;

/// <summary>Sources for the rules of results and of closed connections.</summary>
internal static class Moved
{
    public static string In(string members) => $$"""
        #pragma warning disable CS0169, CS0414, CS0649
        using System;
        using System.Collections.Generic;
        using System.Text;
        using UringDsl;
        [RingHandler] [FixedFiles(16)] [BufferRing("In")]
        sealed partial class H
        {
            [Receive] private partial Pending<Transferred> Fill(Connection c, ReceiveBuffer data);
            [Read] private partial Pending<Transferred> Read(Descriptor file, ReceiveBuffer data, long offset);
            [Write] private partial Pending<Transferred> Write(Descriptor file, SendBuffer data, long offset);
            [Send] private partial void Echo(Connection c, SendBuffer data);
            [Send] private partial Pending<Sent> Say(Connection c, SendBuffer data);
            [Shutdown(Link = LinkKind.Hard)] [Close] private partial void HangUp(Connection c);
            [Abort] private partial void Drop(Connection c);
            private readonly ReceiveBuffer _page = ReceiveBuffer.Allocate(4096);
            private readonly SendBuffer _out = SendBuffer.Allocate(4096);
            private int _sum;
            {{members}}
        }
        """;

    // Receives into buffers, and writes without an offset, that nobody awaits.
    private const string Unawaited = """
        [Receive(Completed = nameof(OnDone))] private partial void Get(Connection c, ReceiveBuffer data);
        [Read(Completed = nameof(OnMoved))] private partial void Next(Descriptor file, ReceiveBuffer data);
        [Write(Completed = nameof(OnMoved))] private partial void Append(Descriptor file, SendBuffer data);
        [Write] private partial Pending<Transferred> Log(Descriptor file, SendBuffer data);
        [Fsync] private partial Pending<Completion> Sync(Descriptor file);
        [Fsync(Drain = true, Completed = nameof(OnDone))] private partial void Barrier(Descriptor file);
        [Close] private partial void Shut(Descriptor file);
        void OnDone(in Completion completion) => _sum += completion.Result; void OnMoved(in Transferred moved) => _sum += moved.Bytes;

        """;

    public static Task VerifyResult(string marked, params string[] messages) =>
        AnalyzerRig.Verify(new ResultAnalyzer(), new UringGenerator(), In(marked), messages);

    public static Task VerifyOrder(string marked, params string[] messages) =>
        AnalyzerRig.Verify(new OrderAnalyzer(), new UringGenerator(), In(Unawaited + marked), messages);

    public static Task VerifyClose(string marked, params string[] messages) =>
        AnalyzerRig.Verify(new CloseAnalyzer(), new UringGenerator(), In(marked), messages);
}
