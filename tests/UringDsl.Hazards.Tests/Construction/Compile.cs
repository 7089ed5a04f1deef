using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using UringDsl.Generator;
using UringDsl.Testing;

namespace UringDsl.Hazards.Tests.Construction;

/// <summary>Code of a user that tries what cannot be, and what the compiler says to it.</summary>
internal static class Compile
{
    /// <summary>A handler with one submission of each kind that these tests misuse, and these members.</summary>
    private static string Handler(string members) => $$"""
        using System;
        using System.Buffers;
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using UringDsl;
        using UringDsl.Abi;
        using UringDsl.CompilerServices;

        [RingHandler, FixedFiles(16), BufferRing("In")]
        sealed partial class H
        {
            [Receive(Multishot = true, Buffers = "In", Completed = nameof(OnReceived))]
            partial void Receive(Connection connection);

            [Receive]
            private partial Pending<Transferred> Fill(Connection connection, ReceiveBuffer buffer);

            [Send]
            partial void Echo(Connection connection, BufferLease data);

            [Send]
            partial void SendOwn(Connection connection, SendBuffer data);

            [Read]
            private partial Pending<Transferred> ReadAt(Descriptor file, ReceiveBuffer buffer, ulong offset);

            [InstallDescriptor]
            private partial Pending<Opened> Install(Slot slot);

            void OnReceived(Connection connection, in Received received) { }

            {{members}}
        }
        """;

    /// <summary>Behind the generator, the compiler's errors are exactly those that the markup shows, by id and span.</summary>
    public static void Fails(string markedMembers)
    {
        Markup markup = Markup.Parse(Handler(markedMembers));
        Assert.NotEmpty(markup.Expected);
        Generated generated = GeneratorRig.Run(new UringGenerator(), TestCompilation.Create(markup.Text));
        IEnumerable<Diagnostic> errors = Errors(generated.Output);
        Assert.Equal(
            string.Join("; ", markup.Expected.Select(mark => $"{mark.Id} {At(markup.Text, mark.Span)}")),
            string.Join("; ", errors.OrderBy(error => error.Location.SourceSpan.Start)
                .Select(error => $"{error.Id} {At(error.Location.SourceTree!.ToString(), error.Location.SourceSpan)}")));
    }

    /// <summary>The same members without the mistake compile: what fails above fails for no other reason.</summary>
    public static void Succeeds(string members)
    {
        Generated generated = GeneratorRig.Run(new UringGenerator(), TestCompilation.Create(Handler(members)));
        Assert.Empty(Errors(generated.Output));
    }

    // To the end: what crosses an await is found when the method is rewritten.
    private static IEnumerable<Diagnostic> Errors(Compilation compilation) =>
        compilation.Emit(Stream.Null).Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    private static string At(string text, TextSpan span) => text.Substring(span.Start, span.Length);
}
