using System.Net;

return SampleProgram.Run(Options.Usage, () =>
{
    Options options = Options.Parse(args);
    return ServerProgram.Serve(
        () => new TcpProxy(options),
        $"Listening on {options.EndPoint}, for {string.Join<IPEndPoint>(", ", options.Upstreams)}.");
});
