using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace UringDsl.Runtime.Tests.Samples;

public partial class HttpServerTests
{
    // Around the room of a page, with and without the head in front of it.
    private static readonly int[] s_sizes = [0, 1, 511, 512, 4095, 4096, 4097, 65023, 65024, 65535, 65536, 65537, 131072, 131073, 1 << 20, (9 << 20) + 1];

    [Fact]
    public async Task Files_of_every_size_arrive_unchanged()
    {
        using HttpSite site = await HttpSite.Start();
        using SampleClient client = site.Connect();
        foreach (int size in s_sizes)
        {
            byte[] content = site.Write($"{size}.bin", size);
            client.Send($"GET /{size}.bin HTTP/1.1\r\nHost: x\r\n\r\nHEAD /{size}.bin HTTP/1.1\r\nHost: x\r\n\r\n");
            HttpAnswer whole = HttpAnswer.Read(client), head = HttpAnswer.Read(client, isHead: true);
            Assert.Equal((200, 200), (whole.Status, head.Status));
            Assert.True(content.AsSpan().SequenceEqual(whole.Bytes), $"{size} bytes");
            Assert.Equal(size.ToString(), head["Content-Length"]);
            Assert.Equal((whole["ETag"], whole["Last-Modified"], "bytes"), (head["ETag"], head["Last-Modified"], head["Accept-Ranges"]));
        }
        client.Dispose();
        await site.Stop();
    }

    [Fact]
    public async Task A_range_of_a_file_is_sent_where_it_is_one()
    {
        (string Range, int Status, int Start, int Length)[] cases =
        [
            ("bytes=0-0", 206, 0, 1),
            ("bytes=0-", 206, 0, 100_000),
            ("bytes=99999-", 206, 99_999, 1),
            ("bytes=70000-70999", 206, 70_000, 1000),
            ("bytes=1000-99999999999999999999", 206, 1000, 99_000),
            ("bytes=-1", 206, 99_999, 1),
            ("bytes=-200000", 206, 0, 100_000),
            ("bytes=100000-", 416, 0, 0),
            ("bytes=-0", 416, 0, 0),
            ("bytes=5-4", 200, 0, 100_000),
            ("bytes=-", 200, 0, 100_000),
            ("bytes=0-1,5-6", 200, 0, 100_000),
            ("bytes=a-", 200, 0, 100_000),
            ("pages=1-2", 200, 0, 100_000),
        ];
        using HttpSite site = await HttpSite.Start();
        byte[] content = site.Write("a.bin", 100_000);
        foreach ((string range, int status, int start, int length) in cases)
        {
            HttpAnswer answer = site.Ask("/a.bin", $"Range: {range}\r\n");
            string told = status switch { 206 => $"bytes {start}-{start + length - 1}/100000", 416 => "bytes */100000", _ => "" };
            Assert.Equal((range, status, told), (range, answer.Status, answer["Content-Range"]));
            if (length > 0) Assert.True(content.AsSpan(start, length).SequenceEqual(answer.Bytes), range);
            Assert.Equal("100000", site.Ask("/a.bin", $"Range: {range}\r\n", "HEAD")["Content-Length"]);
        }
        await site.Stop();
    }

    [Fact]
    public async Task Who_has_a_file_is_told_so_until_the_file_changes()
    {
        using HttpSite site = await HttpSite.Start();
        site.Write("a.txt", "first");
        HttpAnswer first = site.Ask("/a.txt");
        string tag = first["ETag"], time = first["Last-Modified"];
        Assert.Matches("^\"[0-9a-f]+-5\"$", tag);
        Assert.Equal(File.GetLastWriteTimeUtc(site.PathOf("a.txt")).ToString("R"), time);
        string[] known = [$"If-None-Match: {tag}", $"If-None-Match: \"x\", W/{tag}", "If-None-Match: *", $"If-Modified-Since: {time}",
            $"If-None-Match: {tag}\r\nIf-Modified-Since: Sun, 06 Nov 1994 08:49:37 GMT"];
        string[] unknown = ["If-None-Match: \"x\"", $"If-None-Match: \"x\"\r\nIf-Modified-Since: {time}", "If-Modified-Since: yesterday",
            "If-Modified-Since: Sun, 06 Nov 1994 08:49:37 GMT"];
        foreach (string field in known)
        {
            foreach (string method in new[] { "GET", "HEAD" })
            {
                HttpAnswer answer = site.Ask("/a.txt", field + "\r\n", method);
                Assert.Equal((field, 304, tag, time), (field, answer.Status, answer["ETag"], answer["Last-Modified"]));
            }
        }
        foreach (string field in unknown)
        {
            HttpAnswer answer = site.Ask("/a.txt", field + "\r\n");
            Assert.Equal((field, 200, "first"), (field, answer.Status, answer.Body));
        }
        Assert.Equal("irst", site.Ask("/a.txt", $"Range: bytes=1-\r\nIf-Range: {tag}\r\n").Body);
        Assert.Equal("irst", site.Ask("/a.txt", $"Range: bytes=1-\r\nIf-Range: {time}\r\n").Body);
        Assert.Equal("first", site.Ask("/a.txt", $"Range: bytes=1-\r\nIf-Range: W/{tag}\r\n").Body);

        site.Write("a.txt", "other");
        File.SetLastWriteTimeUtc(site.PathOf("a.txt"), new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc));
        HttpAnswer other = site.Ask("/a.txt", $"If-None-Match: {tag}\r\n");
        Assert.Equal((200, "other", "Sat, 03 Feb 2001 04:05:06 GMT"), (other.Status, other.Body, other["Last-Modified"]));
        Assert.NotEqual(tag, other["ETag"]);
        Assert.Equal("other", site.Ask("/a.txt", $"Range: bytes=1-\r\nIf-Range: {tag}\r\n").Body);
        await site.Stop();
    }

    [Fact]
    public async Task Nothing_outside_of_the_root_is_told()
    {
        using HttpSite site = await HttpSite.Start();
        File.WriteAllText(Path.Combine(site.Outer, "secret"), "secret");
        Directory.CreateDirectory(Path.Combine(site.Outer, "root2"));
        site.Write("folder/inside.txt", "inside");
        string secret = Path.Combine(site.Outer, "secret");
        File.CreateSymbolicLink(site.PathOf("out"), secret);
        File.CreateSymbolicLink(site.PathOf("up"), "../secret");
        File.CreateSymbolicLink(site.PathOf("folder/parent"), "../..");
        File.CreateSymbolicLink(site.PathOf("proc"), "/proc/self/root");
        File.CreateSymbolicLink(site.PathOf("loop"), "loop");
        string[] ways =
        [
            "/../secret", "/..", "/../", "/%2e%2e/secret", "/%2E%2e%2fsecret", "/folder/../../secret", "/..%2fsecret", "/./../secret", "//../secret",
            "/..\\secret", "/../root2/", secret, "/" + secret, "/%2f" + secret[1..],
            "/out", "/up", "/folder/parent/secret", "/proc/etc/passwd", "/proc" + secret, "/loop",
        ];
        foreach (string way in ways)
        {
            HttpAnswer answer = site.Ask(way);
            Assert.Equal((way, 404, "404 Not Found: there is no such file\n"), (way, answer.Status, answer.Body));
        }
        foreach (string way in new[] { "/../secret%00.txt", "/%00", "/out%00" }) Assert.Equal((way, 400), (way, site.Ask(way).Status));
        ways = ["/folder/inside.txt", "/folder/../folder/inside.txt", "//folder//inside.txt", "/%66older/inside%2Etxt", "/folder/inside.txt?a/../b"];
        foreach (string way in ways) Assert.Equal((way, "inside"), (way, site.Ask(way).Body));
        File.CreateSymbolicLink(site.PathOf("in"), "folder/inside.txt");
        Assert.Equal("inside", site.Ask("/in").Body);
        await site.Stop();
    }

    [Fact]
    public async Task A_folder_is_its_index()
    {
        using HttpSite site = await HttpSite.Start();
        site.Write("index.html", "the root");
        site.Write("folder/index.html", "the folder");
        Directory.CreateDirectory(site.PathOf("empty"));
        site.Write("file", "a file");
        Assert.Equal("the root", site.Ask("/").Body);
        Assert.Equal("the folder", site.Ask("/folder/?a=b").Body);
        Assert.Equal((301, "/folder/"), (site.Ask("/folder").Status, site.Ask("/folder")["Location"]));
        Assert.Equal("/folder/?a=b", site.Ask("/folder?a=b", method: "HEAD")["Location"]);
        Directory.CreateDirectory(site.PathOf("x"));
        Assert.Equal("/x/%2e%2e/", site.Ask("//x/%2e%2e")["Location"]); // Two slashes would begin with another server's name.
        Assert.Equal(404, site.Ask("/empty/").Status);
        Assert.Equal(404, site.Ask("/file/").Status);
        await site.Stop();
    }

    [Fact]
    public async Task The_type_of_a_file_is_told_by_its_name()
    {
        using HttpSite site = await HttpSite.Start();
        (string Name, string Type)[] cases =
        [
            ("a.html", "text/html; charset=utf-8"),
            ("a.CSS", "text/css; charset=utf-8"),
            ("a.b.js", "text/javascript; charset=utf-8"),
            ("a.png", "image/png"),
            ("html", "application/octet-stream"),
            ("folder.html/b", "application/octet-stream"),
            ("a.longextension", "application/octet-stream"),
        ];
        foreach ((string name, string type) in cases)
        {
            site.Write(name, "a");
            Assert.Equal((name, type), (name, site.Ask("/" + name)["Content-Type"]));
        }
        await site.Stop();
    }

    [Fact]
    public async Task What_is_no_file_is_not_opened_for_ever()
    {
        using HttpSite site = await HttpSite.Start();
        using (Process made = Process.Start("mkfifo", site.PathOf("pipe"))) await made.WaitForExitAsync();
        using System.Net.Sockets.Socket socket = new(System.Net.Sockets.AddressFamily.Unix, System.Net.Sockets.SocketType.Stream, 0);
        socket.Bind(new System.Net.Sockets.UnixDomainSocketEndPoint(site.PathOf("socket")));
        foreach (string name in new[] { "/pipe", "/socket" }) Assert.Equal((name, 403), (name, site.Ask(name).Status));
        Assert.Equal(HttpSite.Hello, site.Ask("/plaintext").Body);
        await site.Stop();
    }

    [Fact]
    public async Task Nothing_is_taken_out_of_a_pipe_and_nobody_waits_for_what_is_written_into_it()
    {
        const int Requests = 40; // more than there are pages
        using HttpSite site = await HttpSite.Start();
        using (Process made = Process.Start("mkfifo", site.PathOf("pipe"))) await made.WaitForExitAsync();
        site.Write("small.txt", "small");
        using FileStream pipe = new(site.PathOf("pipe"), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
        for (int i = 0; i < Requests; i++) Assert.Equal(403, site.Ask("/pipe").Status);
        Assert.Equal("small", site.Ask("/small.txt").Body);
        pipe.Write("kept"u8);
        Assert.Equal(403, site.Ask("/pipe").Status);
        byte[] kept = new byte[100];
        Assert.Equal("kept"u8, kept.AsSpan(0, pipe.Read(kept)));
        await site.Stop();
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_answered_with_that_also_where_a_part_of_it_was_wanted()
    {
        const string Folder = "/sys/class/net/lo", Name = "speed"; // It has a length of a page, and a read of it fails.
        using SampleServer server = await SampleServer.Start("HttpServer", "--root", Folder);
        using SampleClient client = server.Connect();
        foreach (string field in new[] { "", "Range: bytes=0-9\r\n", "If-None-Match: \"x\"\r\n" })
        {
            client.Send($"GET /{Name} HTTP/1.1\r\nHost: x\r\n{field}\r\n");
            HttpAnswer answer = HttpAnswer.Read(client);
            Assert.Equal((field, 500, "500 Internal Server Error: the file cannot be read\n"), (field, answer.Status, answer.Body));
        }
        client.Dispose();
        string table = await server.Stop();
        Assert.Equal(("0", "0"), (SampleServer.Row(table, "files that shrank"), SampleServer.Row(table, "files sent")));
    }
}
