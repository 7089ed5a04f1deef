using System.Threading.Tasks;
using UringDsl.Abi;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Modes;

/// <summary>Opens files under credentials that it is told.</summary>
[RingHandler]
[FixedFiles(16)]
internal sealed partial class PersonalityHandler : ITestHandler
{
    [Open(Personality = nameof(who))]
    private partial Pending<Opened> Open(string path, ushort who);

    [Open(Direct = true, Link = LinkKind.Hard, Personality = nameof(who))]
    [Close]
    public partial Pending<LookOutcome> Look(string path, ushort who);

    [Close]
    private partial void Close(Descriptor file);

    public RingControl Control => Ring;

    public async Task<Errno> OpenAndClose(string path, ushort who)
    {
        Opened opened = await Open(path, who);
        if (opened.TryGetDescriptor(out Descriptor file)) Close(file);
        return opened.Error;
    }

    public async Task<(OutcomeKind Kind, LookStep Step, Errno Error)> LookInto(string path, ushort who)
    {
        LookOutcome outcome = await Look(path, who);
        return (outcome.Kind, outcome.Step, outcome.Error);
    }
}
