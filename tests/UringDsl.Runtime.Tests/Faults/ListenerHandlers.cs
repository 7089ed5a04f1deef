using System.Net;
using UringDsl.Abi;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Faults;

/// <summary>Hears of it when it cannot listen, and may try elsewhere.</summary>
[RingHandler]
[FixedFiles(64)]
internal sealed partial class ToldHandler(EndPoint first, EndPoint? second) : ITestHandler
{
    [Listener(Direct = true, Accepted = nameof(OnAccepted), Failed = nameof(OnFailed))]
    private partial void Listen(EndPoint endPoint);

    [Close]
    private partial void HangUp(Connection connection);

    public Errno Error { get; private set; }

    public int Failures { get; private set; }

    partial void OnStarted() => Listen(first);

    private void OnAccepted(in Accepted accepted) => HangUp(accepted.Connection);

    private void OnFailed(in Completion failed)
    {
        Failures++;
        Error = failed.Error;
        if (second is not null && Failures == 1) Listen(second);
    }
}

/// <summary>The same without a table of fixed files: its listener is an ordinary descriptor.</summary>
[RingHandler]
internal sealed partial class ToldPlainHandler(EndPoint first) : ITestHandler
{
    [Listener(Accepted = nameof(OnAccepted), Failed = nameof(OnFailed))]
    private partial void Listen(EndPoint endPoint);

    [Close]
    private partial void HangUp(Connection connection);

    public Errno Error { get; private set; }

    public int Failures { get; private set; }

    partial void OnStarted() => Listen(first);

    private void OnAccepted(in Accepted accepted) => HangUp(accepted.Connection);

    private void OnFailed(in Completion failed)
    {
        Failures++;
        Error = failed.Error;
    }
}
