using System;
using System.Buffers;
using System.IO.Pipelines;
using System.Net;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace UringDsl.Benchmarks.DotNet;

/// <summary>Kestrel: as a server of bytes, and of HTTP.</summary>
internal static class KestrelServers
{
    public static void StartEcho(IPEndPoint endpoint) => Build(endpoint, isHttp: false).Start();

    public static void StartHttp(IPEndPoint endpoint)
    {
        WebApplication application = Build(endpoint, isHttp: true);
        application.MapGet("/plaintext", static () => "Hello, World!");
        application.Start();
    }

    private static WebApplication Build(IPEndPoint endpoint, bool isHttp)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(endpoint, listen =>
        {
            if (!isHttp) listen.UseConnectionHandler<Echo>();
        }));
        return builder.Build();
    }

    private sealed class Echo : ConnectionHandler
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
}
