return SampleProgram.Run(Options.Usage, () =>
{
    Options options = Options.Parse(args);
    return ServerProgram.Serve(
        () => new UdpEcho(options.EndPoint),
        $"Listening on {options.EndPoint}. Send something to it with: socat - udp:{options.EndPoint}");
});
