using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using UringDsl.Testing;

namespace UringDsl.Analyzers.Tests;

/// <summary>
/// Code that is nobody's handler: the library itself and what makes its code, and servers as one writes them with what the platform has. Nothing is said
/// of it; and nothing crashes on some of the files of a project without the others.
/// </summary>
public sealed class OrdinaryCodeTests
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", ".."));

    [Theory]
    [InlineData("runtime")]
    [InlineData("generator")]
    [InlineData("analyzers")]
    public async Task Nothing_is_said_of_code_without_a_handler(string folder) => Assert.Empty(await Diagnose(Files(folder)));

    [Fact]
    public async Task Nothing_crashes_on_handlers_of_which_a_part_is_missing()
    {
        string[] torn = [.. new[] { "samples", "tests" }.SelectMany(Files).Where((_, i) => i % 5 == 0)];
        Assert.InRange(torn.Length, 50, int.MaxValue);
        Assert.DoesNotContain(await Diagnose(torn), d => d.Id == "AD0001");
    }

    [Fact]
    public async Task Nothing_is_said_of_servers_on_the_sockets_of_the_platform() => Assert.Empty(await Diagnose([Servers]));

    private static async Task<IEnumerable<Diagnostic>> Diagnose(IEnumerable<string> sources)
    {
        CSharpParseOptions newest = TestCompilation.ParseOptions.WithLanguageVersion(LanguageVersion.Preview);
        CSharpCompilation whole = TestCompilation.Create()
            .WithOptions(TestCompilation.Options.WithAllowUnsafe(true))
            .AddReferences(MetadataReference.CreateFromFile(typeof(FactAttribute).Assembly.Location))
            .AddReferences(MetadataReference.CreateFromFile(typeof(Compilation).Assembly.Location))
            .AddReferences(MetadataReference.CreateFromFile(typeof(CSharpCompilation).Assembly.Location))
            .AddSyntaxTrees(sources.Select((source, i) => CSharpSyntaxTree.ParseText(source, newest, $"Input{i}.cs")));
        var options = new CompilationWithAnalyzersOptions(new([]), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        return await whole.WithAnalyzers(Rules.Analyzers, options).GetAnalyzerDiagnosticsAsync();
    }

    private static IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
        .Where(file => !Path.GetRelativePath(Root, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
        .Order(StringComparer.Ordinal)
        .Select(File.ReadAllText);

    private static string ThisFile([CallerFilePath] string path = "") => path;

    private const string Servers = """
        using System;
        using System.Buffers;
        using System.Collections.Concurrent;
        using System.IO;
        using System.IO.Pipelines;
        using System.Linq;
        using System.Net;
        using System.Net.Sockets;
        using System.Text;
        using System.Threading;
        using System.Threading.Channels;
        using System.Threading.Tasks;

        namespace Ordinary;

        public sealed class EchoServer(IPEndPoint endpoint) : IDisposable
        {
            private readonly Socket _listener = new(SocketType.Stream, ProtocolType.Tcp);
            private readonly ConcurrentDictionary<int, Socket> _clients = new();
            private readonly object _gate = new();
            private int _next;

            public async Task RunAsync(CancellationToken stop)
            {
                _listener.Bind(endpoint);
                _listener.Listen();
                while (!stop.IsCancellationRequested)
                {
                    Socket client = await _listener.AcceptAsync(stop).ConfigureAwait(false);
                    _ = Task.Run(() => Serve(client, stop), stop);
                }
            }

            private async void Serve(Socket client, CancellationToken stop)
            {
                int number = Interlocked.Increment(ref _next);
                _clients[number] = client;
                byte[] buffer = ArrayPool<byte>.Shared.Rent(4096);
                try
                {
                    int received;
                    while ((received = await client.ReceiveAsync(buffer, stop)) > 0)
                    {
                        Thread.Sleep(1);
                        await client.SendAsync(buffer.AsMemory(0, received), stop);
                        lock (_gate) Console.WriteLine(Encoding.UTF8.GetString(buffer, 0, received));
                    }
                }
                finally
                {
                    ArrayPool<byte>.Shared.Return(buffer);
                    _clients.TryRemove(number, out _);
                    client.Dispose();
                }
            }

            public int Count() => _clients.Values.Where(client => client.Connected).Select(client => client.Available).Sum();

            public void Dispose() => _listener.Dispose();
        }

        public static class Lines
        {
            public static async Task Copy(Stream source, Stream target)
            {
                Pipe pipe = new();
                Task filling = source.CopyToAsync(pipe.Writer);
                while (await pipe.Reader.ReadAsync() is { IsCompleted: false } read)
                {
                    foreach (ReadOnlyMemory<byte> part in read.Buffer) target.Write(part.Span);
                    pipe.Reader.AdvanceTo(read.Buffer.End);
                }

                filling.Wait();
                new Channels().Send(new byte[8]).GetAwaiter().GetResult();
                File.WriteAllText("/dev/null", filling.Status.ToString());
            }
        }

        internal sealed class Channels
        {
            private readonly Channel<byte[]> _channel = Channel.CreateUnbounded<byte[]>();
            private byte[]? _last;

            public event Action<byte[]>? Sent;

            public async ValueTask Send(byte[] data)
            {
                _last = data;
                await _channel.Writer.WriteAsync(data);
                data[0] = 1;
                Sent?.Invoke(_last);
            }

            public Span<byte> Received => _last;
        }
        """;
}
