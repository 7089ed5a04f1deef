using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Samples;

/// <summary>A folder of files, and the sample that serves them.</summary>
internal sealed class HttpSite : IDisposable
{
    public const string Hello = "Hello, World!";

    private readonly SampleServer _server;

    private HttpSite(string outer, string root, SampleServer server) => (Outer, Root, _server) = (outer, root, server);

    /// <summary>The folder around the root: nothing in it may be told.</summary>
    public string Outer { get; }

    public string Root { get; }

    /// <summary>Files of the site that the server has open, and the root itself.</summary>
    public int OpenFiles => new DirectoryInfo($"/proc/{_server.ProcessId}/fd").EnumerateFileSystemInfos()
        .Count(link => link.LinkTarget?.StartsWith(Outer, StringComparison.Ordinal) == true);

    public static async Task<HttpSite> Start(params string[] options)
    {
        string outer = Directory.CreateTempSubdirectory("site").FullName, root = Directory.CreateDirectory(Path.Combine(outer, "root")).FullName;
        return new HttpSite(outer, root, await SampleServer.Start("HttpServer", ["--root", root, .. options]));
    }

    /// <summary>Makes a file of bytes that differ from page to page.</summary>
    public byte[] Write(string name, int bytes)
    {
        byte[] content = new byte[bytes];
        new Random(bytes).NextBytes(content);
        File.WriteAllBytes(PathOf(name), content);
        return content;
    }

    public void Write(string name, string content) => File.WriteAllText(PathOf(name), content);

    public string PathOf(string name)
    {
        string path = Path.Combine(Root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }

    public SampleClient Connect(int receiveBuffer = 0) => _server.Connect(receiveBuffer);

    /// <summary>One request on a connection of its own.</summary>
    public HttpAnswer Ask(string path, string fields = "", string method = "GET")
    {
        using SampleClient client = Connect();
        client.Send($"{method} {path} HTTP/1.1\r\nHost: x\r\n{fields}\r\n");
        return HttpAnswer.Read(client, method == "HEAD");
    }

    /// <summary>Ends the server: nothing is open, and no file was before, but for the root.</summary>
    public async Task<string> Stop()
    {
        Wait.Until(() => OpenFiles == 1, () => $"the server has only its root open, and not {OpenFiles} files");
        return await _server.Stop();
    }

    public void Dispose()
    {
        _server.Dispose();
        Directory.Delete(Outer, recursive: true);
    }
}
