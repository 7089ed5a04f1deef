using System.Collections.Generic;
using System.Linq;
using UringDsl.Abi;

namespace UringDsl.Runtime.Tests.Core;

/// <summary>A queue whose every submit starts at the first entry.</summary>
public class RewindTests
{
    private const RingModes Rewinding = RingModes.NoSqArray | RingModes.SubmitAll | RingModes.SqRewind;

    [Theory]
    [InlineData(64u)]
    [InlineData(8u)]
    [InlineData(3u)]
    [InlineData(1u)]
    public void What_a_submit_leaves_over_is_first_in_the_next(uint atOnce)
    {
        using RewindingKernel kernel = new(atOnce);
        using TestRing test = new(simulated: kernel, modes: Rewinding, completionEntries: 2048);
        for (ulong i = 0; i < 1000; i++) test.Nop(i);
        IEnumerable<ulong> all = Enumerable.Range(0, 1000).Select(i => (ulong)i);
        Assert.Equal(all, test.Take(1000).Select(cqe => cqe.UserData));
        Assert.Equal(1000, test.Statistics.Submissions);
        Assert.Equal(0u, test.Ring.Unsubmitted);
        Assert.Equal(atOnce < 8, kernel.PartialSubmits > 0);
    }

    [Fact]
    public void A_chain_fits_behind_what_is_left_over()
    {
        using RewindingKernel kernel = new(atOnce: 64);
        using TestRing test = new(simulated: kernel, modes: Rewinding);
        for (int round = 0; round < 10; round++)
        {
            for (int i = 0; i < 5; i++) test.Nop(0);
            test.Ring.MakeRoom(6);
            for (int i = 1; i <= 6; i++) test.Nop((ulong)i, i == 3 ? -(int)Errno.EIO : 0, i < 6 ? SqeFlags.Link : SqeFlags.None);
            const int Cancelled = -(int)Errno.ECANCELED;
            int[] results = [.. test.Take(11).Where(cqe => cqe.UserData > 0).OrderBy(cqe => cqe.UserData).Select(cqe => cqe.Result)];
            Assert.Equal([0, 0, -(int)Errno.EIO, Cancelled, Cancelled, Cancelled], results);
        }
    }
}
