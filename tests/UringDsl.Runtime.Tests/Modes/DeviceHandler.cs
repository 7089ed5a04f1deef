using System.Threading.Tasks;
using UringDsl.Abi;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Modes;

/// <summary>Reads and writes files, and finds the completions by polling.</summary>
[RingHandler]
[Ring(Modes = RingModes.IoPoll)]
[FixedBuffers("Pages", Count = 4, Size = 4096)]
internal sealed partial class DeviceHandler : ITestHandler
{
    [ReadFixed]
    private partial Pending<Transferred> Read(Descriptor file, FixedBuffer data, long offset);

    [WriteFixed]
    private partial Pending<Transferred> Write(Descriptor file, FixedBuffer data, long offset);

    [Nop]
    private partial Pending<Completion> Nop();

    [Retry(Attempts = 3, FirstDelayMilliseconds = 1, MaxDelayMilliseconds = 2)]
    [Nop(Flags = NopFlags.InjectResult)]
    private partial Pending<Completion> Answer(int result);

    public RingControl Control => Ring;

    public FixedBufferPool Blocks => Pages;

    public async Task<Completion> NopAndWait() => await Nop();

    public async Task<Completion> AnswerAndWait(int result) => await Answer(result);

    public async Task<Transferred> ReadAndWait(Descriptor file, FixedBuffer data, long offset) => await Read(file, data, offset);

    public async Task<Transferred> WriteAndWait(Descriptor file, FixedBuffer data, long offset) => await Write(file, data, offset);
}
