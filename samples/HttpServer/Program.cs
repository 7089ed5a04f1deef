return SampleProgram.Run(Options.Usage, () =>
{
    Options options = Options.Parse(args);
    return ServerProgram.Serve(
        () => new HttpServer(options),
        $"Listening on {options.EndPoint}. Talk to it with: curl http://{options.EndPoint}/",
        options.Threads);
});
