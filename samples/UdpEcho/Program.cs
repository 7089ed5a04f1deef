return ServerProgram.Run(Options.Usage, () =>
{
    Options options = Options.Parse(args);
    return ServerProgram.Serve(
        stop => new UdpEcho(options.EndPoint, stop),
        $"Listening on {options.EndPoint}. Send something to it with: socat - udp:{options.EndPoint}");
});
