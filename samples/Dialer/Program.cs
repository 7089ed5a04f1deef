using System;
using System.Threading;

return SampleProgram.Run(Options.Usage, () =>
{
    Options options = Options.Parse(args);
    using CancellationTokenSource stop = new();
    using IDisposable signals = SampleProgram.OnSignal(stop.Cancel);
    Dialer dialer = new(options.Peer, options.Timeout);
    dialer.Run(stop.Token);
    return (int)dialer.Result;
});
