return SampleProgram.Run(Options.Usage, () =>
{
    Options options = Options.Parse(args);
    return ServerProgram.Serve(
        () => new RequestServer(options.EndPoint, options.IdleSeconds, server => new RespProtocol(options, server)),
        $"Listening on {options.EndPoint}. Talk to it with: redis-cli -h {options.EndPoint.Address} -p {options.EndPoint.Port}");
});
