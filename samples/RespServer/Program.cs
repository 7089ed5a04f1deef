return SampleProgram.Run(Options.Usage, () =>
{
    Options options = Options.Parse(args);
    return ServerProgram.Serve(
        () => new RespServer(options),
        $"Listening on {options.EndPoint}. Talk to it with: redis-cli -h {options.EndPoint.Address} -p {options.EndPoint.Port}");
});
