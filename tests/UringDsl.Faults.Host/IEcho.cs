using System.Threading;

namespace UringDsl.Faults.Host;

internal interface IEcho
{
    RingStatistics Statistics { get; }

    AllocationWindows Allocations { get; }

    void Run(RingOptions options, CancellationToken cancellationToken);
}
