using System;
using System.Collections.Generic;
using System.Net;
using System.Threading.Tasks;
using UringDsl.Abi;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Guards;

/// <summary>Chains in which the order of the steps, or their staying together, is what is tested.</summary>
[RingHandler]
[Ring(SubmissionEntries = 64)]
[FixedFiles(64)]
internal sealed partial class GuardHandler(EndPoint endPoint) : ITestHandler
{
    public List<Connection> Accepted { get; } = [];

    [Listener(Direct = true, Accepted = nameof(OnAccepted))]
    private partial void Listen(EndPoint endPoint);

    /// <summary>An answer to a question that must be whole.</summary>
    [Receive(Link = LinkKind.Soft)]
    [Send]
    public partial Pending<AnswerOutcome> Answer(Connection connection, ReceiveBuffer question, SendBuffer answer);

    /// <summary>Twelve steps: the first fails, the others leave a mark each.</summary>
    [Nop(Flags = NopFlags.InjectResult, Result = -(int)Errno.EIO, Link = LinkKind.Soft)]
    [Write(Link = LinkKind.Soft)]
    [Write(Link = LinkKind.Soft)]
    [Write(Link = LinkKind.Soft)]
    [Write(Link = LinkKind.Soft)]
    [Write(Link = LinkKind.Soft)]
    [Write(Link = LinkKind.Soft)]
    [Write(Link = LinkKind.Soft)]
    [Write(Link = LinkKind.Soft)]
    [Write(Link = LinkKind.Soft)]
    [Write(Link = LinkKind.Soft)]
    [Write]
    public partial Pending<BreakOutcome> Break(Descriptor file, SendBuffer data);

    [Read(File = nameof(pipe), Link = LinkKind.Soft)]
    [Write(File = nameof(file), Link = LinkKind.Soft)]
    [Fsync(File = nameof(file))]
    public partial Pending<SaveOutcome> Save(Descriptor pipe, ReceiveBuffer wait, Descriptor file, SendBuffer data);

    public async Task<AnswerOutcome> AnswerAndWait(Connection connection, ReceiveBuffer question, SendBuffer answer) =>
        await Answer(connection, question, answer);

    public async Task<BreakOutcome> BreakAndWait(Descriptor file, SendBuffer data) => await Break(file, data);

    public async Task<SaveOutcome> SaveAndWait(Descriptor pipe, Descriptor file, SendBuffer data) =>
        await Save(pipe, ReceiveBuffer.Allocate(1), file, data);

    partial void OnStarted() => Listen(endPoint);

    private void OnAccepted(in Accepted accepted) => Accepted.Add(accepted.Connection);
}
