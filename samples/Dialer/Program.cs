using System;
using System.Threading;

return SampleProgram.Run(Options.Usage, () =>
{
    Options options = Options.Parse(args);
    using CancellationTokenSource stop = new();
    using IDisposable signals = SampleProgram.OnSignal(stop.Cancel);
    Dialer dialer = new(options.Peers, options.Timeout);
    dialer.Run(stop.Token);
    dialer.Report.ForEach(Console.WriteLine);
    return (int)dialer.Result;
});
