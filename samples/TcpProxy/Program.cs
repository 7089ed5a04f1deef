return SampleProgram.Run(Options.Usage, () =>
{
    Options options = Options.Parse(args);
    return ServerProgram.Serve(
        () => new TcpProxy(options),
        $"Listening on {options.EndPoint}, for {options.Upstream}.");
});
