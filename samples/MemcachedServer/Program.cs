return SampleProgram.Run(Options.Usage, () =>
{
    Options options = Options.Parse(args);
    return ServerProgram.Serve(
        () => new MemcachedServer(options),
        $"Listening on {options.EndPoint}. Talk to it with: nc {options.EndPoint.Address} {options.EndPoint.Port}");
});
