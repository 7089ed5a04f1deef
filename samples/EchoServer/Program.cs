using System;
using System.Net;
using System.Threading;

return SampleProgram.Run(Options.Usage, () =>
{
    Options options = Options.Parse(args);
    return options.IsDemoClient ? Demo.RunClients(options) : options.IsDemo ? Demo.Run(options) : Serve(options);
});

static int Serve(Options options)
{
    const int DefaultPort = 7000;
    IPEndPoint endpoint = new(options.Address, options.Port == 0 ? DefaultPort : options.Port);
    using Service service = new(options, endpoint);
    using IDisposable signals = SampleProgram.OnSignal(service.Stop);
    TimeSpan duration = options.DurationSeconds == 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(options.DurationSeconds);
    using Timer end = new(_ => service.Stop(), null, duration, Timeout.InfiniteTimeSpan);
    Console.WriteLine($"Listening on {endpoint}. Type something to it with: nc {endpoint.Address} {endpoint.Port}");
    Console.WriteLine("Ctrl+C stops the server.");
    service.WaitForTheEnd();
    service.Summary.WriteTo(Console.Out);
    return 0;
}
