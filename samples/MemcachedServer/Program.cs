return SampleProgram.Run(Options.Usage, () =>
{
    Options options = Options.Parse(args);
    return ServerProgram.Serve(
        () => new RequestServer(options.EndPoint, options.IdleSeconds, server => new MemcachedProtocol(options, server)),
        $"Listening on {options.EndPoint}. Talk to it with: nc {options.EndPoint.Address} {options.EndPoint.Port}");
});
