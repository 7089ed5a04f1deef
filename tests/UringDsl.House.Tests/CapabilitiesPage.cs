using System.Linq;
using System.Text;
using UringDsl.Core;

namespace UringDsl.House.Tests;

/// <summary>Renders <c>runtime/docs/capabilities.md</c>: the table of features is that of the runtime.</summary>
internal static class CapabilitiesPage
{
    private const string Head = """
        # Capabilities

        A ring asks the kernel what it has when it starts: the features that io_uring_setup reports, REGISTER_PROBE, REGISTER_QUERY, and a trial where
        none of them tells. The version of the kernel is never looked at, since distributions bring features back. The answers are kept for the
        process. What is missing has a fallback, which is chosen once; what has none is refused at the start, but only when a submission of the
        handler needs it, and the message names that submission.

        ```csharp
        Console.WriteLine(RingCapabilities.Probe());                     // a report: the kernel, limits, every feature and what happens without it
        if (Ring.Capabilities.Has(RingFeature.SendZeroCopy)) { … }       // in a handler, on its ring's thread
        new EchoServer(endpoint).Run(new RingOptions { Disable = RingFeature.SendZeroCopy | RingFeature.RecvBundle });
        ```

        Features are switched off by `RingOptions.Disable`, by the environment variable `URINGDSL_DISABLE` (names with commas), and all that are newer
        than a kernel, with its operations, by `RingOptions.FeaturesOfKernel` or `URINGDSL_KERNEL` (`6.1`). What needs a feature goes with it. A name
        that is none is an error, and its message has all names.

        io_uring can be refused altogether: by a seccomp profile, the sysctl `kernel.io_uring_disabled`, a security module, a kernel without it, or
        a limit of files or memory. `RingUnavailableException.Reason` says by which, and its message what to do.


        """;

    private const string Foot = """

        ## What was measured

        On Debian's kernels 6.1.192 and 6.12.117, in a virtual machine (`tests/older-kernel.sh`):

        * 6.1.192 has `ReportUsage` (6.2) and `CancelByOperation` (6.6) already; the trials find them, a version would not.
        * Before 6.13 the file of a slot outlives its CLOSE until every earlier operation on any slot has ended, and in 6.1 a second longer. A
          multishot ACCEPT on a slot would so keep every socket that is closed behind it, and its peer would never see the end. That is the feature
          `SlotRelease`; without it sockets stay out of the table, and slots are left to what a handler opens in them itself.

        ## What is tested

        `MatrixTests` runs ten network scenarios with everything, without each feature in turn, and with the features of 5.19, 6.0, 6.1, 6.6, 6.10 and
        6.12: echoes of many sizes, odd portions and a half close, a table and a backlog that are too small, dials of every fate and a conversation,
        back-pressure, datagrams, zero copy, a connection that moves to another ring, a refusal and a stop. Each scenario with each set is a test of its
        own, and part of what CI runs. The fallbacks that a counter shows have a test that reads it: the last column.

        Outside CI, `tests/feature-matrix.sh` runs the network part of the runtime's tests with the feature sets of those kernels, or without the
        features that it is given. A test of what has no other form is skipped there, and says so. Two kinds stay outside, since their handlers declare
        what older sets refuse: the tests of datagrams and of adopted files; and without `MessageRing` nothing is handed over, which fails those tests.
        A feature that is switched off on a new kernel does not make an old kernel of it: `tests/older-kernel.sh` runs the probe and the network tests
        on a real one.

        ## What is no feature

        Flags that a handler writes itself, such as `ReadWriteFlags.DontCache` (6.14) or `NopFlags.InjectResult` (6.10), go to the kernel as they are,
        and an older one answers EINVAL or EOPNOTSUPP in the completion. URING3001 tells at compile time.

        """;

    public static string Render()
    {
        StringBuilder text = new(Head);
        text.Append("| feature | since | how it is found | without it | needs | test |\n|---|---|---|---|---|---|\n");
        foreach (FeatureSpec row in FeatureTable.Rows.OrderBy(row => row.Since))
        {
            string needs = row.Needs == RingFeature.None ? "" : $"`{row.Needs}`";
            text.Append($"| `{row.Name}` | {row.Since} | {row.Probe} | {row.Fallback} | {needs} | `{row.Test}` |\n");
        }
        return text.Append(Foot).ToString();
    }
}
