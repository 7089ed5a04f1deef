using System.Collections.Generic;
using UringDsl.Abi;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Modes;

/// <summary>Completions of both sizes, and what they brought.</summary>
[RingHandler]
[Ring(Modes = RingModes.CqeMixed, SubmissionEntries = 64, CompletionEntries = 64)]
internal sealed partial class LargeHandler : ITestHandler
{
    [Nop(Flags = NopFlags.LargeCompletion | NopFlags.InjectResult, Completed = nameof(OnDone))]
    public partial void Large(int result, ulong firstExtra, ulong secondExtra);

    [Nop(Flags = NopFlags.InjectResult, Completed = nameof(OnDone))]
    public partial void Small(int result);

    public RingControl Control => Ring;

    public List<Completion> Done { get; } = [];

    private void OnDone(in Completion completion) => Done.Add(completion);
}
