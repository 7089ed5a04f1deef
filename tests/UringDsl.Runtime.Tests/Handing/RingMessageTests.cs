using System;
using System.Linq;
using System.Threading;
using UringDsl.Abi;
using UringDsl.Runtime.Tests.Support;
using Xunit;

namespace UringDsl.Runtime.Tests.Handing;

[Collection(Rings.Name)]
public class RingMessageTests
{
    private readonly PartnerHandler _a = new('a'), _b = new('b');

    [Fact]
    public void All_64_bits_and_the_number_arrive_in_order()
    {
        using RunningHandler first = RunningHandler.Start(_a), second = RunningHandler.Start(_b);
        (ulong, int)[] messages = [(0, 0), (1, -1), (ulong.MaxValue, int.MinValue), (0xFF00_0000_0000_0001, 7), (0x00FF_FFFF_FFFF_FFFF, int.MaxValue)];
        first.On(() =>
        {
            foreach ((ulong data, int value) in messages) _a.Tell(_b.RingAddress, data, value);
        });
        Wait.Until(() => second.On(() => _b.Messages.Count) == messages.Length, () => "all have come");
        Assert.Equal(messages, _b.Messages);
        Wait.Until(() => first.On(() => _a.Told.Count) == messages.Length, () => "all have completed");
        Assert.All(_a.Told, told => Assert.True(told.IsSuccess, told.ToString()));
        Assert.Equal(messages.Length, second.Statistics.Messages);
        Assert.Equal(0, second.Statistics.StaleCompletions);
    }

    [Fact]
    public void A_ring_can_tell_itself_something()
    {
        using RunningHandler first = RunningHandler.Start(_a);
        first.On(() => _a.Tell(_a.RingAddress, 5, 6));
        Wait.Until(() => first.On(() => _a.Messages.Count + _a.Told.Count) == 2, () => "it has come");
        Assert.Equal([(5ul, 6)], _a.Messages);
    }

    [Fact]
    public void A_message_to_a_handler_that_does_not_run_or_takes_none_is_an_error()
    {
        PlainPartnerHandler deaf = new();
        using RunningHandler first = RunningHandler.Start(_a), third = RunningHandler.Start(deaf);
        first.On(() => _a.Tell(_b.RingAddress, 1, 2));
        first.On(() => _a.Tell(deaf.RingAddress, 1, 2));
        Wait.Until(() => first.On(() => _a.Told.Count) == 2, () => "both are told");
        Assert.Equal([Errno.EBADFD, Errno.EOPNOTSUPP], _a.Told.Select(told => told.Error));
        using (RunningHandler.Start(_b))
        {
        }
        first.On(() => _a.Tell(_b.RingAddress, 1, 2));
        Wait.Until(() => first.On(() => _a.Told.Count) == 3, () => "the last is told");
        Assert.Equal(Errno.EBADFD, _a.Told[2].Error);
        Assert.Throws<ArgumentNullException>(() => first.On(() => _a.Tell(null!, 1, 2)));
    }

    [Fact]
    public void What_was_told_before_the_target_stopped_has_been_heard()
    {
        const int Rounds = 20;
        using RunningHandler first = RunningHandler.Start(_a);
        for (int round = 0; round < Rounds; round++)
        {
            PartnerHandler target = new('t');
            using RunningHandler second = RunningHandler.Start(target);
            int before = first.On(() => _a.Told.Count);
            first.On(() =>
            {
                for (int i = 0; i < 500; i++) _a.Tell(target.RingAddress, (ulong)i, i);
            });
            second.Stop();
            Wait.Until(() => first.On(() => _a.Told.Count) == before + 500, () => "all are told");
            int heard = _a.Told.Skip(before).Count(told => told.IsSuccess);
            Assert.Equal(heard, target.Messages.Count);
            Assert.All(_a.Told.Skip(before), told => Assert.True(told.Error is Errno.None or Errno.EOWNERDEAD or Errno.EBADFD, $"{told.Error}"));
        }
    }

    [Fact]
    public void More_messages_than_the_target_has_room_for_are_heard_all_the_same()
    {
        using RunningHandler first = RunningHandler.Start(_a);
        using RunningHandler second = RunningHandler.Start(_b, options: new RingOptions { SubmissionEntries = 8, CompletionEntries = 16 });
        using ManualResetEventSlim go = new();
        _b.Post(go.Wait);
        first.On(() =>
        {
            for (int i = 0; i < 2_000; i++) _a.Whisper(_b.RingAddress, i);
        });
        go.Set();
        Wait.Until(() => second.On(() => _b.Messages.Count) == 2_000, () => $"{_b.Messages.Count} have come");
        Assert.Equal(Enumerable.Range(0, 2_000), _b.Messages.Select(message => message.Value));
    }

    [Fact]
    public void Posting_waits_for_the_start_and_ends_with_the_ring()
    {
        int ran = 0;
        _a.RingAddress.Post(() => ran++);
        Assert.False(_a.RingAddress.IsRunning);
        using (RunningHandler first = RunningHandler.Start(_a))
        {
            Wait.Until(() => first.On(() => ran) == 1, () => "it has run");
            Assert.True(_a.RingAddress.IsRunning);
        }
        Assert.Throws<InvalidOperationException>(() => _a.RingAddress.Post(() => ran++));
    }
}
