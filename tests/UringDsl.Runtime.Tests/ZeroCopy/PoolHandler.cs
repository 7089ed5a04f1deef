using System.Collections.Generic;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.ZeroCopy;

/// <summary>Reads into buffers of two pools, and into others that it registers while it runs.</summary>
[RingHandler]
[FixedBuffers("Few", Count = 4, Size = 300_000)]
[FixedBuffers("Fewer", Count = 3, Size = 10_000)]
internal sealed partial class PoolHandler : ITestHandler
{
    public List<Transferred> Reads { get; } = [];

    public FixedBufferPool First => Few;

    public FixedBufferPool Second => Fewer;

    public RingControl Control => Ring;

    [ReadFixed(Completed = nameof(OnRead))]
    public partial void Load(Descriptor file, FixedBuffer page, long offset);

    private void OnRead(in Transferred read) => Reads.Add(read);
}
