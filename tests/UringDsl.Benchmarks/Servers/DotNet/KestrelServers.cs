using System;
using System.Buffers;
using System.IO.Pipelines;
using System.Net;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace UringDsl.Benchmarks.DotNet;

/// <summary>Kestrel: as a server of bytes, and of HTTP.</summary>
internal static class KestrelServers
{
    public static void StartEcho(IPEndPoint endpoint) => Build(endpoint, static listen => listen.UseConnectionHandler<EchoHandler>()).Start();

    public static void StartStream(IPEndPoint endpoint) => Build(endpoint, static listen => listen.UseConnectionHandler<StreamHandler>()).Start();

    /// <param name="endpoint">Where to listen.</param>
    /// <param name="files">A folder: what lies in it is served.</param>
    public static void StartHttp(IPEndPoint endpoint, string files)
    {
        WebApplication application = Build(endpoint, static _ => { });
        application.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(files), ServeUnknownFileTypes = true });
        application.MapGet("/plaintext", static () => "Hello, World!");
        application.Start();
    }

    private static WebApplication Build(IPEndPoint endpoint, Action<ListenOptions> configure)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(endpoint, configure));
        return builder.Build();
    }

    private sealed class EchoHandler : ConnectionHandler
    {
        public override async Task OnConnectedAsync(ConnectionContext connection)
        {
            (PipeReader input, PipeWriter output) = (connection.Transport.Input, connection.Transport.Output);
            try
            {
                while (true)
                {
                    ReadResult received = await input.ReadAsync();
                    foreach (ReadOnlyMemory<byte> part in received.Buffer) output.Write(part.Span);
                    input.AdvanceTo(received.Buffer.End);
                    FlushResult flushed = await output.FlushAsync();
                    if (received.IsCompleted || flushed.IsCompleted) return;
                }
            }
            catch (ConnectionResetException)
            {
                return; // The client went away.
            }
        }
    }

    private sealed class StreamHandler : ConnectionHandler
    {
        private const int PieceBytes = 65536; // where Kestrel holds a writer back

        private static readonly byte[] s_pattern = Pattern.Make();

        public override async Task OnConnectedAsync(ConnectionContext connection)
        {
            (PipeReader input, PipeWriter output) = (connection.Transport.Input, connection.Transport.Output);
            try
            {
                while (true)
                {
                    ReadResult received = await input.ReadAtLeastAsync(sizeof(long));
                    if (received.Buffer.Length < sizeof(long)) return;
                    int length = (int)ReadLength(received.Buffer);
                    input.AdvanceTo(received.Buffer.GetPosition(sizeof(long)));
                    for (int start = 0; start < length; start += PieceBytes)
                    {
                        FlushResult flushed = await output.WriteAsync(s_pattern.AsMemory(start, Math.Min(PieceBytes, length - start)));
                        if (flushed.IsCompleted) return;
                    }
                }
            }
            catch (ConnectionResetException)
            {
                return; // The client went away.
            }
        }

        private static long ReadLength(in ReadOnlySequence<byte> request)
        {
            SequenceReader<byte> reader = new(request);
            return reader.TryReadLittleEndian(out long length) ? length : 0;
        }
    }
}
