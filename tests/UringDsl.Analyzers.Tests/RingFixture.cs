using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis.Diagnostics;
using UringDsl.Generator;
using UringDsl.Testing;

namespace UringDsl.Analyzers.Tests;

/// <summary>A handler with submissions of every kind, to which a rule's programs add methods; and types beside it.</summary>
internal static class RingFixture
{
    // What programs of one line leave unused.
    private const string Pragma = "#pragma warning disable CS0168, CS0169, CS0219, CS0414, CS0649, CS1998, CS4014\n";

    /// <summary>These members in the handler, these types beside it.</summary>
    public static string In(string members, string types = "") => $$"""
        using System;
        using System.Buffers;
        using System.Collections.Concurrent;
        using System.Collections.Generic;
        using System.Diagnostics;
        using System.IO;
        using System.Linq;
        using System.Net;
        using System.Net.Sockets;
        using System.Text;
        using System.Threading;
        using System.Threading.Tasks;
        using UringDsl;

        [RingHandler]
        [FixedFiles(16)]
        [BufferRing("In")]
        [FixedBuffers("Pages", Count = 4, Size = 4096)]
        sealed partial class H
        {
            [ConnectionState]
            struct Session { public int Count; }

            [Listener(Direct = true, Accepted = nameof(OnAccepted))]
            partial void Listen(IPEndPoint at);

            [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))]
            partial void Receive(Connection connection);

            [Receive(Buffers = "In")]
            private partial Pending<ReceivedBuffer> Read(Connection connection);

            [Send(Completed = nameof(OnSent))]
            public partial void Send(Connection connection, SendBuffer data);

            [Send]
            partial void Echo(Connection connection, BufferLease data);

            [Send]
            partial void Forward(Connection connection, HeldBuffer data);

            [Timeout]
            private partial Pending<Completion> Sleep(TimeSpan timeout);

            [Nop]
            private partial Pending<Completion> Ping();

            [Close]
            internal partial void HangUp(Connection connection);

            {{members}}
        }

        {{types}}
        """;

    /// <summary>The members with completion methods that do nothing for those that are not among them.</summary>
    public static string Whole(string members, string types = "")
    {
        if (!members.Contains(" OnAccepted(")) members += "\nvoid OnAccepted(in Accepted accepted) { }";
        if (!members.Contains(" OnReceived(")) members += "\nvoid OnReceived(Connection connection, in Received received) { }";
        if (!members.Contains(" OnSent(")) members += "\nvoid OnSent(Connection connection, in Sent sent) { }";
        return In(members, types);
    }

    /// <summary>After the generator, the rule says exactly what the markup shows, and the compiler nothing.</summary>
    public static Task Verify(DiagnosticAnalyzer analyzer, string members, string types = "", params string[] messages) =>
        AnalyzerRig.Verify(analyzer, new UringGenerator(), Pragma + Whole(members, types), messages);

    /// <summary>The same, and other rules of the analyzer are off.</summary>
    public static Task VerifyOnly(string rule, DiagnosticAnalyzer analyzer, string members, string types = "")
    {
        string others = string.Join(", ", analyzer.SupportedDiagnostics.Select(d => d.Id).Where(id => id != rule));
        return AnalyzerRig.Verify(analyzer, new UringGenerator(), $"#pragma warning disable {others}\n{Pragma}{Whole(members, types)}");
    }
}
