return SampleProgram.Run(Options.Usage, () =>
{
    Options options = Options.Parse(args);
    return ServerProgram.Serve(
        () => new RespServer(options),
        $"Listening on {options.EndPoint}. Talk to it with: redis-cli -p {options.EndPoint.Port}");
});
