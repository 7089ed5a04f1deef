using System;
using System.Collections.Generic;
using System.Net;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Chains;

/// <summary>Serves a connection by one chain, from its accept to its close.</summary>
[RingHandler]
[FixedFiles(512, Reserved = 402)]
internal sealed partial class AcceptChainHandler : ITestHandler
{
    public const int RequestBytes = 8, Slots = 402;

    public List<ServeOutcome> Served { get; } = [];

    public List<GreetOutcome> Observed { get; } = [];

    public List<Connection> Opened { get; } = [];

    [Socket(Link = LinkKind.Soft)]
    [Bind(Link = LinkKind.Soft)]
    [Listen]
    public partial Pending<OpenOutcome> Open(EndPoint endPoint);

    [Accept(Link = LinkKind.Soft)]
    [Receive(Link = LinkKind.Hard)]
    [Send(Link = LinkKind.Hard)]
    [Close]
    public partial Pending<ServeOutcome> Serve(Connection listener, ReceiveBuffer request, SendBuffer response);

    [Accept(Link = LinkKind.Soft)]
    [Send(Link = LinkKind.Hard)]
    [Close]
    [Chain(Completed = nameof(OnObserved))]
    public partial void Greet(Connection listener, SendBuffer greeting);

    [Accept(Link = LinkKind.Soft)]
    [LinkTimeout]
    public partial Pending<TakeOutcome> Take(Connection listener, TimeSpan timeout);

    [Cancel(nameof(Greet))]
    public partial Pending<Completion> StopGreeting();

    [Close]
    public partial void Close(Connection connection);

    public async Task<OpenOutcome> OpenAndWait(EndPoint endPoint) => await Open(endPoint);

    public async RingTask ServeOne(Connection listener)
    {
        ReceiveBuffer request = ReceiveBuffer.Allocate(RequestBytes);
        ServeOutcome outcome = await Serve(listener, request, SendBuffer.CopyOf("answer"u8));
        if (outcome.Kind == OutcomeKind.Completed && request.Span[0] != 'r') throw new InvalidOperationException("This is not the request.");
        Served.Add(outcome);
    }

    public async Task<TakeOutcome> TakeAndWait(Connection listener, TimeSpan timeout) => await Take(listener, timeout);

    public async Task<Completion> StopGreetingAndWait() => await StopGreeting();

    partial void OnOpened(Connection connection) => Opened.Add(connection);

    private void OnObserved(in GreetOutcome outcome) => Observed.Add(outcome);
}
