using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using UringDsl.Abi;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Operations;

/// <summary>A handler with a submission for every operation that is neither a socket's nor zero copy, and does what a test tells it.</summary>
[RingHandler]
[FixedFiles(64, Reserved = 32)]
internal sealed partial class Operator : ITestHandler
{
    public List<Exception> Thrown { get; } = [];

    public List<Completion> Completions { get; } = [];

    [Nop]
    public partial Pending<Completion> Nop();

    [Nop]
    public partial void Tick();

    [Close]
    public partial Pending<Completion> Close(Descriptor file);

    [Close]
    public partial Pending<Completion> CloseSlot(Slot file);

    /// <summary>As the token's cancellation does, but from inside: what was submitted in this turn is still in flight.</summary>
    public Action StopNow { get; set; } = static () => { };

    public async Task<Completion> ReadAndClose(Descriptor read, Descriptor write)
    {
        Transferred transferred = await ReadOn(read, ReceiveBuffer.Allocate(1));
        Assert.Equal(Errno.ECANCELED, transferred.Error);
        await Close(write);
        return await Close(read);
    }

    partial void OnUnhandledException(Exception exception) => Thrown.Add(exception);
}
