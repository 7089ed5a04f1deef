using System;
using System.Linq;
using System.Threading.Tasks;

namespace UringDsl.Runtime.Tests.Samples;

/// <summary>Requests and answers. Files are in the second part, ends and slow peers in the third.</summary>
public partial class HttpServerTests
{
    private const string Plain = "GET /plaintext HTTP/1.1\r\nHost: x\r\n\r\n";

    private static readonly string s_long = new('a', 9000);

    // What is refused, with which status, and a word of why; the connection goes on behind the second part.
    private static readonly (string Request, int Status, string Why)[] s_fatal =
    [
        ("GET\r\n\r\n", 400, "the first line is"),
        ("GET /\r\n\r\n", 400, "the first line is"),
        ("GET / HTTP/1.1 \r\nHost: x\r\n\r\n", 400, "the first line is"),
        ("GET  / HTTP/1.1\r\nHost: x\r\n\r\n", 400, "the first line is"),
        ("GET /a b HTTP/1.1\r\nHost: x\r\n\r\n", 400, "the first line is"),
        ("GET /\u00e4 HTTP/1.1\r\nHost: x\r\n\r\n", 400, "the first line is"),
        ("GET /a#b HTTP/1.1\r\nHost: x\r\n\r\n", 400, "the first line is"),
        ("GET x HTTP/1.1\r\nHost: x\r\n\r\n", 400, "the first line is"),
        ("GET  HTTP/1.1\r\nHost: x\r\n\r\n", 400, "the first line is"), // a target of no bytes
        ("\r\n\r\n\r\n\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n", 400, "the first line is"), // more empty lines than a mistake puts there
        ("GET * HTTP/1.1\r\nHost: x\r\n\r\n", 400, "the first line is"),
        ("GET / http/1.1\r\nHost: x\r\n\r\n", 400, "the first line is"),
        ("GET / HTTP/11\r\nHost: x\r\n\r\n", 400, "the first line is"),
        ("G@T / HTTP/1.1\r\nHost: x\r\n\r\n", 400, "the first line is"),
        ("\u0016\u0003\u0001\u0002", 400, "the first line is"), // TLS, and nobody waits for an empty line
        ("GET / HTTP/1.1\r\n\r\n", 400, "has one Host"),
        ("GET / HTTP/1.1\r\nHost: x\r\nhost: x\r\n\r\n", 400, "has one Host"),
        ("GET / HTTP/1.1\r\nHost: x\r\nnothing\r\n\r\n", 400, "a header field is"),
        ("GET / HTTP/1.1\r\nHost : x\r\n\r\n", 400, "a header field is"),
        ("GET / HTTP/1.1\r\nHost: x\r\n folded\r\n\r\n", 400, "a header field is"),
        ("GET / HTTP/1.1\r\nHost: x\r\n: none\r\n\r\n", 400, "a header field is"),
        ("GET / HTTP/1.1\r\nHost: x\r\nA: \0\r\n\r\n", 400, "a header field is"),
        ("GET / HTTP/1.1\r\nHost: x\r\nA: b\nC: d\r\n\r\n", 400, "a header field is"),
        ("GET / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n", 400, "Content-Length is"),
        ("GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\n", 400, "Content-Length is"),
        ("GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nTransfer-Encoding: chunked\r\n\r\n", 400, "Content-Length is"),
        ("GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc", 413, "no request to this server has content"),
        ("GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n", 413, "no request to this server has content"),
        ("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc", 405, "GET and HEAD"),
        ("GET / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 501, "no Transfer-Encoding"),
        ("BREW / HTTP/1.1\r\nHost: x\r\n\r\n", 501, "there is no such method"),
        ("GET / HTTP/2.0\r\nHost: x\r\n\r\n", 505, "HTTP/1.0 and HTTP/1.1"),
        ("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505, "HTTP/1.0 and HTTP/1.1"),
        ($"GET /{s_long}", 414, "the first line may have 8192 bytes"),
        ($"GET /{s_long} HTTP/1.1\r\nHost: x\r\n\r\n", 414, "the first line may have 8192 bytes"),
        ($"GET / HTTP/1.1\r\nHost: x\r\nA: {s_long}{s_long}", 431, "the head of a request may have 16384 bytes"),
        ($"GET / HTTP/1.1\r\nHost: x\r\nA: {s_long}{s_long}\r\n\r\n", 431, "the head of a request may have 16384 bytes"),
    ];

    private static readonly (string Request, int Status, string Why)[] s_passing =
    [
        ("DELETE / HTTP/1.1\r\nHost: x\r\n\r\n", 405, "GET and HEAD"),
        ("OPTIONS * HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n", 405, "GET and HEAD"),
        ("GET /% HTTP/1.1\r\nHost: x\r\n\r\n", 400, "two hexadecimal digits"),
        ("GET /%4 HTTP/1.1\r\nHost: x\r\n\r\n", 400, "two hexadecimal digits"),
        ("GET /%4x HTTP/1.1\r\nHost: x\r\n\r\n", 400, "two hexadecimal digits"),
        ("GET /a%00b HTTP/1.1\r\nHost: x\r\n\r\n", 400, "%00"),
        ($"GET /{new string('a', 5000)} HTTP/1.1\r\nHost: x\r\n\r\n", 414, "a path may have 4000 bytes"),
        ($"GET /{new string('a', 3000)} HTTP/1.1\r\nHost: x\r\n\r\n", 404, "no such file"), // too long for the kernel
        ("GET /none HTTP/1.1\r\nHost: x\r\n\r\n", 404, "no such file"),
        ("GET / HTTP/1.1\r\nHost: x\r\n\r\n", 404, "no such file"),
        ("\r\n\r\nGET /none HTTP/1.1\r\nHost: x\r\n\r\n", 404, "no such file"),
    ];

    [Fact]
    public async Task What_cannot_be_served_is_answered_with_why_behind_the_answer_to_what_came_before_it()
    {
        using HttpSite site = await HttpSite.Start();
        foreach ((string request, int status, string why) in s_fatal)
        {
            using SampleClient client = site.Connect();
            client.Send(Plain + request + Plain);
            client.EndSending();
            Assert.Equal(HttpSite.Hello, HttpAnswer.Read(client).Body);
            HttpAnswer answer = HttpAnswer.Read(client);
            Assert.Equal((request, status, "close"), (request, answer.Status, answer["Connection"]));
            Assert.StartsWith($"{status} ", answer.Body, StringComparison.Ordinal);
            Assert.Contains(why, answer.Body, StringComparison.Ordinal);
            Assert.Equal("", client.ReceiveToEnd()); // What follows it is not understood.
        }
        Assert.Equal(s_fatal.Length.ToString(), SampleServer.Row(await site.Stop(), "refused"));
    }

    [Fact]
    public async Task What_is_refused_and_understood_costs_no_connection()
    {
        using HttpSite site = await HttpSite.Start();
        using SampleClient client = site.Connect();
        foreach ((string request, int status, string why) in s_passing)
        {
            client.Send(request + Plain);
            HttpAnswer answer = HttpAnswer.Read(client);
            Assert.Equal((request, status, ""), (request, answer.Status, answer["Connection"]));
            Assert.Contains(why, answer.Body, StringComparison.Ordinal);
            Assert.Equal(status == 405 ? "GET, HEAD" : "", answer["Allow"]);
            Assert.Equal(HttpSite.Hello, HttpAnswer.Read(client).Body);
        }
        client.Dispose();
        await site.Stop();
    }

    [Fact]
    public async Task Requests_of_every_kind_are_answered_the_same_wherever_they_are_cut()
    {
        using HttpSite site = await HttpSite.Start();
        site.Write("page.html", "<p>a page</p>");
        site.Write("folder/index.html", "<p>an index</p>");
        string requests = Plain
            + "\r\nHEAD /plaintext HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"
            + "GET /page.html HTTP/1.1\r\nHost: x\r\nX: y\r\n\r\n"
            + "GET /none HTTP/1.1\r\nHost: x\r\n\r\n"
            + "DELETE /page.html HTTP/1.1\r\nHost: x\r\n\r\n"
            + "HEAD http://x/page.html HTTP/1.1\r\nHost: x\r\n\r\n"
            + "GET /folder HTTP/1.1\r\nHost: x\r\n\r\n"
            + "GET /page%2Ehtml?a=b HTTP/1.1\r\nHost: x\r\nRange: bytes=3-8\r\n\r\n"
            + Plain
            + "GET /folder/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
        string whole = Answers(site, client => client.Send(requests));
        int[] statuses = [.. whole.Split("HTTP/1.1 ").Skip(1).Select(answer => int.Parse(answer.AsSpan(0, 3)))];
        Assert.Equal([200, 200, 200, 404, 405, 200, 301, 206, 200, 200], statuses);
        Assert.EndsWith("<p>an index</p>", whole, StringComparison.Ordinal);
        for (int cut = 1; cut < requests.Length; cut++)
        {
            Assert.Equal(whole, Answers(site, client =>
            {
                client.Send(requests[..cut]);
                client.Send(requests[cut..]);
            }));
        }
        Assert.Equal(whole, Answers(site, client => client.SendInPieces(requests, 1)));
        await site.Stop();
    }

    [Fact]
    public async Task Many_requests_that_arrive_together_are_answered_together()
    {
        const int Count = 1000;
        using HttpSite site = await HttpSite.Start();
        using SampleClient client = site.Connect();
        client.Send(string.Concat(Enumerable.Repeat(Plain, Count)));
        for (int i = 0; i < Count; i++) Assert.Equal(HttpSite.Hello, HttpAnswer.Read(client).Body);
        client.Dispose();
        string table = await site.Stop();
        Assert.Equal("1,000", SampleServer.Row(table, "requests"));
        Assert.InRange(int.Parse(SampleServer.Row(table, "sends")), 1, 3 * int.Parse(SampleServer.Row(table, "receives")));
    }

    [Fact]
    public async Task A_connection_goes_on_where_the_request_lets_it()
    {
        (string Version, string Fields, bool GoesOn, string Said)[] cases =
        [
            ("HTTP/1.1", "", true, ""),
            ("HTTP/1.1", "Connection: close\r\n", false, "close"),
            ("HTTP/1.1", "connection: upgrade , CLOSE\r\n", false, "close"),
            ("HTTP/1.1", "Connection: keep-alive\r\n", true, ""),
            ("HTTP/1.0", "", false, "close"),
            ("HTTP/1.0", "Connection: Keep-Alive\r\n", true, "keep-alive"),
            ("HTTP/1.9", "", true, ""),
        ];
        using HttpSite site = await HttpSite.Start();
        site.Write("a.txt", "a");
        foreach ((string version, string fields, bool goesOn, string said) in cases)
        {
            foreach ((string path, string body) in new[] { ("/plaintext", HttpSite.Hello), ("/a.txt", "a") })
            {
                using SampleClient client = site.Connect();
                string request = $"GET {path} {version}\r\nHost: x\r\n{fields}\r\n";
                client.Send(request + request);
                client.EndSending();
                HttpAnswer answer = HttpAnswer.Read(client);
                Assert.Equal((request, said, body), (request, answer["Connection"], answer.Body));
                if (goesOn) Assert.Equal(answer.Body, HttpAnswer.Read(client).Body);
                Assert.Equal("", client.ReceiveToEnd());
            }
        }
        await site.Stop();
    }

    private static string Answers(HttpSite site, Action<SampleClient> send)
    {
        using SampleClient client = site.Connect();
        send(client);
        return HttpAnswer.WithoutDates(client.ReceiveToEnd());
    }
}
