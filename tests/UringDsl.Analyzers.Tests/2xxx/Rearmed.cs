using System.Threading.Tasks;
using UringDsl.Analyzers.Rearming;
using UringDsl.Generator;
using UringDsl.Testing;

namespace UringDsl.Analyzers.Tests;

/// <summary>Sources for the rules of multishots that the handler submits again itself: one of each kind.</summary>
internal static class Rearmed
{
    /// <summary>A handler with a receive, an accept, a timer and these members.</summary>
    public static string In(string members) => $$"""
        #pragma warning disable CS0169, CS0414, CS0649
        using System;
        using System.Collections.Generic;
        using System.Threading;
        using UringDsl;
        using UringDsl.Abi;
        [RingHandler] [FixedFiles(16)] [BufferRing("In")]
        sealed partial class H
        {
            [Receive(Multishot = true, Buffers = "In", Rearm = Rearm.Manual, Completed = nameof(OnReceived))] private partial void Receive(Connection c);
            [Close] private partial void HangUp(Connection c);
            [Abort] private partial void Drop(Connection c);
            [Send] private partial void Echo(Connection c, BufferLease data);
            {{members}}
        }
        """;

    /// <summary>The completion method of the receive, with this body.</summary>
    public static string Received(string body, string members = "") =>
        In($"private void OnReceived(Connection c, in Received received) {{ {body} }}\n{members}");

    /// <summary>The completion method and its name, for what is said of all of it.</summary>
    public static string Lost(string body, string members = "") =>
        In($"private void {{|URING2040:OnReceived|}}(Connection c, in Received received) {{ {body} }}\n{members}");

    public static Task Verify(string marked, params string[] messages) =>
        AnalyzerRig.Verify(new RearmAnalyzer(), new UringGenerator(), marked, messages);
}
