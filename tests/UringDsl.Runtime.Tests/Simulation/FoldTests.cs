using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading;
using UringDsl.Abi;

namespace UringDsl.Runtime.Tests.Simulation;

public sealed partial class FoldTests
{
    private const int Socket = 0, Connect = 1, Deadline = 2, Send = 3, Receive = 4, Close = 5;
    private const int SentBytes = 100, ReceivedBytes = 20;
    private const int Cancelled = -(int)Errno.ECANCELED;

    private static readonly int[] s_inOrder = [Socket, Connect, Deadline, Send, Receive, Close];

    /// <summary>What the kernel answers, what the outcome must be, and whether the runtime has to close.</summary>
    public static TheoryData<int[], string, bool> Answers => new()
    {
        { [0, 0, Cancelled, SentBytes, ReceivedBytes, 0], "Completed 100 20", false },
        { [-(int)Errno.ENFILE, Cancelled, Cancelled, Cancelled, Cancelled, Cancelled], "Failed at Socket: ENFILE 0 0", false },
        { [0, -(int)Errno.ECONNREFUSED, Cancelled, Cancelled, Cancelled, Cancelled], "Failed at Connect: ECONNREFUSED 0 0", true },
        { [0, Cancelled, -(int)Errno.ETIME, Cancelled, Cancelled, Cancelled], "TimedOut at Connect: ETIME 0 0", true },
        { [0, -(int)Errno.EINTR, -(int)Errno.EALREADY, Cancelled, Cancelled, Cancelled], "TimedOut at Connect: ETIME 0 0", true },
        { [0, 0, -(int)Errno.ETIME, SentBytes, ReceivedBytes, 0], "Completed 100 20", false }, // It fired in the moment in which CONNECT was done.
        { [0, 0, Cancelled, -(int)Errno.ECONNRESET, -(int)Errno.ENOTCONN, 0], "Failed at Send: ECONNRESET 0 0", false },
        { [0, 0, Cancelled, 60, 0, 0], "Partial at Send: None 60 0", false },
        { [0, 0, Cancelled, SentBytes, -(int)Errno.ECONNRESET, 0], "Failed at Receive: ECONNRESET 100 0", false },
        { [0, 0, Cancelled, SentBytes, 0, 0], "Completed 100 0", false }, // In front of CLOSE a receive takes what there is.
        { [0, 0, Cancelled, SentBytes, ReceivedBytes, -(int)Errno.EBADF], "Failed at Close: EBADF 100 20", true },
        { [0, Cancelled, Cancelled, Cancelled, Cancelled, Cancelled], "Cancelled 0 0", true },
        { [Cancelled, Cancelled, Cancelled, Cancelled, Cancelled, Cancelled], "Cancelled 0 0", false },
        { [Cancelled, Cancelled, -(int)Errno.EINVAL, Cancelled, Cancelled, Cancelled], "Failed at LinkTimeout: EINVAL 0 0", false }, // Not even prepared.
        { [Cancelled, -(int)Errno.EINVAL, Cancelled, Cancelled, Cancelled, Cancelled], "Failed at Connect: EINVAL 0 0", false },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public void The_outcome_of_a_chain_does_not_depend_on_the_order_of_its_completions(int[] results, string expected, bool closes)
    {
        int[][] orders = [.. Permutations(s_inOrder)];
        using ScriptedKernel kernel = new() { Results = results };
        using CancellationTokenSource stop = new(TimeSpan.FromSeconds(60));
        Folder folder = new(kernel, orders, stop);
        folder.Run(new RingOptions { Simulated = kernel }, stop.Token);

        Assert.Equal(720, folder.Outcomes.Count);
        Assert.All(folder.Outcomes, outcome => Assert.Equal(expected, outcome));
        Assert.Equal(closes ? orders.Length : 0, kernel.Closes);
        Assert.Equal(0, folder.Statistics.OperationsInFlight);
        Assert.Equal(0, folder.Statistics.StaleCompletions);
    }

    private static IEnumerable<int[]> Permutations(int[] steps)
    {
        if (steps.Length == 0)
        {
            yield return [];
            yield break;
        }
        foreach (int first in steps)
        {
            foreach (int[] rest in Permutations([.. steps.Where(step => step != first)])) yield return [first, .. rest];
        }
    }

    [RingHandler]
    [FixedFiles(8, Reserved = 2)]
    internal sealed partial class Folder(ScriptedKernel kernel, int[][] orders, CancellationTokenSource stop)
    {
        public List<string> Outcomes { get; } = [];

        [Socket(Link = LinkKind.Soft)]
        [Connect(Link = LinkKind.Soft)]
        [LinkTimeout(Milliseconds = 1000, Link = LinkKind.Soft)]
        [Send(Link = LinkKind.Hard)]
        [Receive(Link = LinkKind.Hard)]
        [Close]
        private partial Pending<FetchOutcome> Fetch(PeerAddress peer, SendBuffer request, ReceiveBuffer response);

        partial void OnStarted() => _ = RunAll();

        private async RingTask RunAll()
        {
            PeerAddress peer = PeerAddress.From(new IPEndPoint(IPAddress.Loopback, 9));
            SendBuffer request = SendBuffer.CopyOf(new byte[SentBytes]);
            ReceiveBuffer response = ReceiveBuffer.Allocate(50);
            foreach (int[] order in orders)
            {
                kernel.Sequence = order;
                FetchOutcome outcome = await Fetch(peer, request, response);
                string kind = outcome.Kind is OutcomeKind.Completed or OutcomeKind.Cancelled ? outcome.Kind.ToString() : outcome.ToString();
                Outcomes.Add($"{kind} {outcome.SendBytes} {outcome.ReceiveBytes}");
            }
            stop.Cancel();
        }
    }
}
