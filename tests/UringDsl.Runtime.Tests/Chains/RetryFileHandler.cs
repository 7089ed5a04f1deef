using System.Threading.Tasks;
using UringDsl.Abi;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Chains;

/// <summary>Reads that are tried again, on files of the handler.</summary>
[RingHandler]
[FixedFiles(8, Reserved = 4)]
internal sealed partial class RetryFileHandler : ITestHandler
{
    public RingControl Control => Ring;

    [Retry(Attempts = 2, FirstDelayMilliseconds = 600_000, MaxDelayMilliseconds = 600_000)]
    [Read(Flags = ReadWriteFlags.NoWait)]
    public partial Pending<Transferred> ReadLater(RingFile file, ReceiveBuffer buffer);

    [Pipe]
    public partial Pending<PipeEnds> Pipe(PipeFlags flags);

    [Close]
    public partial Pending<Completion> Close(Descriptor file);

    [Close]
    public partial Pending<Completion> CloseSlot(Slot file);

    public async Task<Transferred> ReadAndWait(RingFile file) => await ReadLater(file, ReceiveBuffer.Allocate(8));

    public async Task<PipeEnds> MakePipe() => await Pipe(PipeFlags.CloseOnExec);

    public async Task<Completion> CloseAndWait(Descriptor file) => await Close(file);

    public async Task<Completion> CloseAndWait(Slot file) => await CloseSlot(file);
}
