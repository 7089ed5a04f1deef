using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using UringDsl.Generator;
using UringDsl.Generator.Ops;
using UringDsl.Testing;

namespace UringDsl.Analyzers.Tests;

/// <summary>The names of the DSL are written without a namespace, under the usings that server code has.</summary>
public sealed class CollisionTests
{
    private static readonly string[] Platform =
    [
        "System", "System.Buffers", "System.Collections.Generic", "System.Diagnostics", "System.IO", "System.IO.Pipelines", "System.Linq", "System.Net",
        "System.Net.Http", "System.Net.Security", "System.Net.Sockets", "System.Text", "System.Threading", "System.Threading.Channels",
        "System.Threading.Tasks", "System.Runtime.CompilerServices", "System.Runtime.InteropServices", "UringDsl",
    ];

    private static readonly string? WebFramework = FindWebFramework();

    // Those of a web project, implicit and usual.
    private static readonly string[] AspNetCore =
    [
        "Microsoft.AspNetCore.Builder", "Microsoft.AspNetCore.Connections", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Http",
        "Microsoft.AspNetCore.Routing", "Microsoft.AspNetCore.Server.Kestrel.Core", "Microsoft.Extensions.Configuration",
        "Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.Hosting", "Microsoft.Extensions.Logging",
    ];

    private const string Handler = """

        [RingHandler]
        [Ring(SubmissionEntries = 64)]
        [FixedFiles(64)]
        [FixedBuffers("Pages")]
        [BufferRing("In")]
        internal sealed partial class Everything
        {
            [ConnectionState] private struct Session;

            [Listener(Direct = true, Accepted = nameof(OnAccepted), Failed = nameof(OnCompletion))] private partial void Serve(IPEndPoint endpoint);
            [Accept(Multishot = true, Rearm = Rearm.Manual, Completed = nameof(OnAccepted))] private partial void Take(Slot slot);
            [Accept(Completed = nameof(OnAccepted))] private partial void Take(Descriptor descriptor);
            [Receive(Buffers = "In", Completed = nameof(OnReceived))] private partial void Read(Connection connection);
            [Receive] private partial Pending<Transferred> Fill(Connection connection, ReceiveBuffer buffer);
            [Send(Completed = nameof(OnSent))] private partial void Write(Connection connection, BufferLease data);
            [Send] private partial void Write(Connection connection, HeldBuffer data);
            [Cancel(nameof(Read))] private partial void Stop(Connection connection);
            [Abort] private partial void Drop(Connection connection);
            [Nop] private partial void Ping();
            [Timeout] private partial void Wait(TimeSpan timeout);
            [Socket(Link = LinkKind.Soft)] [Connect(Link = LinkKind.Soft)] [LinkTimeout(Link = LinkKind.Soft)] [Send(Link = LinkKind.Soft)]
            [Shutdown(How = ShutdownHow.Both, Link = LinkKind.Hard)] [Close] [Chain(Completed = nameof(OnTold))]
            private partial void Tell(PeerAddress peer, TimeSpan timeout, SendBuffer data);
            [Retry] [Socket(Link = LinkKind.Soft)] [Bind(Link = LinkKind.Soft)] [Listen] private partial Pending<OpenOutcome> Open(EndPoint endpoint);

            [Socket(Type = SocketKind.Datagram, Link = LinkKind.Soft)] [Bind] private partial Pending<BindOutcome> Bind(PeerAddress address);
            [ReceiveMessage(Multishot = true, Buffers = "In", Completed = nameof(OnMail))] private partial void Hear(Connection connection);
            [ReceiveMessage] private partial Pending<FilledMessage> HearOne(Connection connection, ReceiveBuffer buffer);
            [SendMessage] private partial Pending<Transferred> Say(Connection connection, PeerAddress to, ReadOnlySpan<byte> data);

            [Message] private partial void Tell(RingAddress ring, ulong data, int value);
            [Adopt(Direct = true)] private partial Pending<Adopted> Adopt(Descriptor descriptor);
            [HandOver] private partial Pending<Completion> Give(Connection connection, RingAddress ring);

            partial void OnMessage(ulong data, int value) { }
            partial void OnHandedOver(in Accepted accepted, int value) { }
            private void OnMail(in ReceivedMessage message) => _ = message.Control;
            private void OnAccepted(in Accepted accepted) { }
            private void OnReceived(in Received received, ref Session session) { }
            private void OnCompletion(in Completion completion) { }
            private void OnSent(in Sent sent) { }
            private void OnTold(in TellOutcome outcome) => _ = outcome.Kind == OutcomeKind.Completed;
        }
        """;

    private static string Handlers => Handler + "\n" + GenericDeclarations.Handler;

    [Fact]
    public Task Every_attribute_compiles_under_the_platforms_usings() => AssertSilent(Platform, TestCompilation.References);

    [WebFact]
    public Task Every_attribute_compiles_under_the_usings_of_a_web_project() => AssertSilent([.. Platform, .. AspNetCore], WebReferences());

    [Fact]
    public void No_public_type_has_a_name_of_the_platform() => AssertUnambiguous(Platform, TestCompilation.References);

    [WebFact]
    public void No_public_type_has_a_name_of_a_web_project() => AssertUnambiguous([.. Platform, .. AspNetCore], WebReferences());

    [Fact]
    public void The_handler_has_every_attribute() => Assert.DoesNotContain(
        PublicTypes().Where(type => type.IsSubclassOf(typeof(Attribute)) && !type.IsAbstract).Select(type => type.Name[..^nameof(Attribute).Length])
            .Except(OpTable.Generic.Where(o => !GenericDeclarations.IsHere(o)).Select(o => o.Attribute.Name)),
        name => !Handlers.Contains($"[{name}]", StringComparison.Ordinal) && !Handlers.Contains($"[{name}(", StringComparison.Ordinal));

    [Fact]
    public void A_using_that_collides_would_be_noticed()
    {
        const string Other = "namespace Mine { class NopAttribute : System.Attribute; }";
        CSharpCompilation compilation = TestCompilation.Create(Other, Source([.. Platform, "Mine"], Handlers));
        Assert.Contains(GeneratorRig.Run(new UringGenerator(), compilation).Output.GetDiagnostics(), d => d.Id == "CS0104");
    }

    private static async Task AssertSilent(string[] usings, IEnumerable<MetadataReference> references)
    {
        CSharpCompilation input = TestCompilation.Create(Source(usings, Handlers)).WithReferences(references);
        List<Diagnostic> said = await AnalyzerRig.Diagnose([new DeclarationAnalyzer()], new UringGenerator(), input);
        Assert.True(said.Count == 0, string.Join("\n", said));
    }

    private static void AssertUnambiguous(string[] usings, IEnumerable<MetadataReference> references)
    {
        IEnumerable<string> names = PublicTypes().Select(type => type.Name.Split('`') is [var name, _] ? name + "<>" : type.Name);
        string body = $"static class All {{ static readonly System.Type[] Types = [{string.Join(", ", names.Select(name => $"typeof({name})"))}]; }}";
        CSharpCompilation input = TestCompilation.Create(Source(usings, body)).WithReferences(references);
        Assert.DoesNotContain(input.GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error);
    }

    private static IEnumerable<Type> PublicTypes() =>
        typeof(RingHandlerAttribute).Assembly.GetTypes().Where(type => type is { IsPublic: true, Namespace: "UringDsl" });

    private static string Source(string[] usings, string body) => string.Concat(usings.Select(name => $"using {name};\n")) + body;

    private static IEnumerable<MetadataReference> WebReferences() => TestCompilation.References.Concat(Directory.EnumerateFiles(WebFramework!, "*.dll")
        .Where(path => Path.GetFileName(path).StartsWith("Microsoft.", StringComparison.Ordinal))
        .Select(path => MetadataReference.CreateFromFile(path)));

    // The shared framework of ASP.NET Core stands beside the platform's.
    private static string? FindWebFramework()
    {
        DirectoryInfo platform = new(Path.GetDirectoryName(typeof(object).Assembly.Location)!);
        string framework = Path.Combine(platform.Parent!.Parent!.FullName, "Microsoft.AspNetCore.App");
        return Directory.Exists(framework) ? Directory.EnumerateDirectories(framework).Order(StringComparer.Ordinal).LastOrDefault() : null;
    }

    private sealed class WebFactAttribute : FactAttribute
    {
        public WebFactAttribute()
        {
            if (WebFramework is null) Skip = "The shared framework of ASP.NET Core is not installed beside the platform's: its usings are not tested.";
        }
    }
}
