using System;
using System.IO;
using System.Linq;
using System.Xml.Linq;

namespace UringDsl.House.Tests;

/// <summary>The pictures of handlers that the Graph sample draws, and those of them that the README shows.</summary>
public sealed class GraphTests : IDisposable
{
    private const string Everything = """
        using System;
        using UringDsl;

        [RingHandler]
        [FixedFiles(8, Reserved = 1)]
        [BufferRing("Small", Entries = 8, BufferSize = 512)]
        [BufferRing("Large", Entries = 8, BufferSize = 8192)]
        public sealed partial class Mixed
        {
            [Listener(Direct = true, Accepted = nameof(OnAccepted), Failed = nameof(OnFailed))]
            private partial void Listen(System.Net.IPEndPoint at);

            [Receive(Multishot = true, Buffers = "Small", FallOver = new[] { "Large" }, Completed = nameof(OnReceived))]
            private partial void Receive(Connection connection);

            [Receive(Multishot = true, Rearm = Rearm.Manual, Buffers = "Large", Completed = nameof(OnReceived))]
            private partial void Collect(Connection connection);

            [Send(ZeroCopy = ZeroCopyMode.Always, Completed = nameof(OnSent), Released = nameof(OnReleased))]
            private partial void Answer(Connection connection, SendBuffer page);

            [Retry(Attempts = 3, FirstDelayMilliseconds = 10)]
            [Socket(Link = LinkKind.Soft)] [Connect(Link = LinkKind.Soft)] [LinkTimeout(Milliseconds = 250)]
            private partial Pending<DialOutcome> Dial(PeerAddress peer);

            private void OnAccepted(in Accepted accepted) { }
            private void OnFailed(in Completion completion) { }
            private void OnReceived(Connection connection, in Received received) { }
            private void OnSent(Connection connection, in Sent sent) { }
            private void OnReleased(Connection connection, in Released released) { }
        }
        """;

    private readonly string _file = Path.GetTempFileName();

    // ACCEPT_SNAPSHOTS=1 draws the pictures anew; where CI is set it does not.
    private static bool Accepts =>
        Environment.GetEnvironmentVariable("ACCEPT_SNAPSHOTS") == "1" && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI"));

    public void Dispose() => File.Delete(_file);

    [Theory]
    [InlineData("samples/EchoServer/EchoServer.cs", "samples/Graph/pictures/EchoServer.svg")]
    [InlineData("samples/Fetch/Fetch.cs", "samples/Graph/pictures/Fetch.svg")]
    public void A_picture_of_a_sample_is_what_its_declaration_says(string source, string picture)
    {
        string drawn = SvgWriter.Write(Read(Path.Combine(RepositoryRoot.Path, source)));
        string file = Path.Combine(RepositoryRoot.Path, picture), found = File.Exists(file) ? File.ReadAllText(file) : "";
        if (found != drawn && Accepts) File.WriteAllText(file, drawn);
        else Assert.True(found == drawn, $"{picture} is not what {source} says; ACCEPT_SNAPSHOTS=1 draws it anew.");
        Assert.Contains(picture, RepositoryRoot.Read("README.md").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_stands_for_itself_and_has_all_that_is_declared()
    {
        XElement picture = XDocument.Parse(SvgWriter.Write(Read(Write(Everything)))).Root!;
        string[] texts = [.. picture.Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value)];
        string[] expected =
        [
            "Mixed", "Listen(at)", "SOCKET", "BIND", "LISTEN", "ACCEPT", "multishot", "direct", "OnAccepted", "OnFailed", "no F_MORE: armed again",
            "Receive(connection)", "RECV", "\"Small\", then 1 more", "no F_MORE: the handler arms it again", "OnReceived",
            "Answer(connection, page)", "SEND", "zero copy", "OnSent", "OnReleased", "F_NOTIF",
            "Dial(peer)", "CONNECT", "within 250 ms", "soft", "TimedOut at a step", "await: DialOutcome", "\"Large\": 8 x 8192 bytes",
        ];
        Assert.Empty(expected.Except(texts));
        Assert.Contains(texts, text => text.StartsWith("tried 3 times", StringComparison.Ordinal));
        Assert.DoesNotContain(picture.DescendantsAndSelf().Attributes(), attribute => attribute.Name.LocalName is "href" or "src");
    }

    [Fact]
    public void No_text_of_a_picture_leaves_it()
    {
        XElement picture = XDocument.Parse(SvgWriter.Write(Read(Write(Everything)))).Root!;
        double width = (double)picture.Attribute("width")!, height = (double)picture.Attribute("height")!;
        foreach (XElement text in picture.Descendants().Where(element => element.Name.LocalName == "text"))
        {
            double x = (double)text.Attribute("x")!, half = text.Attribute("text-anchor") is null ? 0 : text.Value.Length * 7 / 2.0;
            Assert.InRange(x - half, 0, width);
            Assert.InRange(x + (half > 0 ? half : text.Value.Length * 7), 0, width);
            Assert.InRange((double)text.Attribute("y")!, 0, height);
        }
    }

    [Fact]
    public void Mermaid_has_each_step_link_deadline_and_outcome()
    {
        string text = MermaidWriter.Write(Read(Write(Everything)));
        string[] expected =
        [
            "flowchart LR", "subgraph s1[\"Listen(at)\"]", "s1_0 -->|soft| s1_1", "s1_3[\"ACCEPT<br/>multishot<br/>direct\"]",
            "s1_3 -.->|\"failed\"| s1_o1([\"OnFailed\"])", "s3_0 -->|\"no F_MORE: the handler arms it again\"| s3_0",
            "buffers #quot;Small#quot;, then 1 more", "s4_0 -->|\"F_NOTIF\"| s4_o1([\"OnReleased\"])", "s5_1d{{\"LINK_TIMEOUT 250 ms\"}}",
        ];
        foreach (string part in expected) Assert.Contains(part, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("class Plain { }", null, "no [RingHandler] in")]
    [InlineData("[UringDsl.RingHandler] sealed partial class A { }", "B", "no [RingHandler] called B")]
    [InlineData("[UringDsl.RingHandler] sealed partial class A { } [UringDsl.RingHandler] sealed partial class B { }", null, "--handler: A, B")]
    [InlineData("[UringDsl.RingHandler] sealed class A { }", null, "URING1001")]
    public void What_cannot_be_drawn_is_said(string source, string? handler, string expected)
    {
        InvalidDataException refused = Assert.Throws<InvalidDataException>(() => HandlerReader.Read([Write(source)], handler));
        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "a C# file or a folder is needed")]
    [InlineData("/no/such/place", "there is no such file or folder")]
    [InlineData("--picture", "there is no such option")]
    [InlineData("--out", "needs a value")]
    public void A_wrong_command_line_is_said(string arguments, string expected)
    {
        FormatException wrong = Assert.Throws<FormatException>(() => Options.Parse(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        Assert.Contains(expected, wrong.Message, StringComparison.Ordinal);
    }

    private static Diagram Read(string file) => Diagram.Of(HandlerReader.Read([file], name: null));

    private string Write(string source)
    {
        File.WriteAllText(_file, source);
        return _file;
    }
}
