using System;
using System.Threading;

namespace UringDsl.Runtime.Tests.Support;

/// <summary>What every generated handler has, so that one class can run them all.</summary>
internal interface ITestHandler
{
    RingStatistics Statistics { get; }

    void Run(RingOptions options, CancellationToken cancellationToken);

    void Post(Action action);
}
