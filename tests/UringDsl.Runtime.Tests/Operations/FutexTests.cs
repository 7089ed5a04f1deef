using System;
using System.Linq;
using System.Threading.Tasks;
using UringDsl.Abi;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Operations;

/// <summary>Waiting on words of memory, and waking those who do.</summary>
[Collection(Rings.Name)]
public class FutexTests
{
    [Fact]
    public async Task A_waiter_is_woken()
    {
        using FutexWord word = new(7);
        using Scene scene = new();
        Task<Completion> waiting = scene.Get(o => o.FutexWait(word, 7).AsTask());
        await scene.On(o => o.Nop().AsTask()); // By then the kernel has the wait, too: it compares the value when it takes it.
        word.Value = 8;
        Assert.False(waiting.IsCompleted);
        Assert.Equal(new Completion(1), await scene.On(o => o.FutexWake(word, 1).AsTask()));
        Assert.Equal(new Completion(0), await waiting.Bounded());
    }

    [Fact]
    public async Task A_wake_wakes_as_many_as_it_says_and_tells_how_many()
    {
        using FutexWord word = new();
        using Scene scene = new();
        Task<Completion>[] waiting = scene.Get(o => Enumerable.Range(0, 5).Select(_ => o.FutexWait(word, 0).AsTask()).ToArray());
        Assert.Equal(new Completion(2), await scene.On(o => o.FutexWake(word, 2).AsTask()));
        await Task.WhenAny(waiting).Bounded();
        Assert.Equal(new Completion(3), await scene.On(o => o.FutexWake(word, int.MaxValue).AsTask()));
        Assert.All(await Task.WhenAll(waiting).Bounded(), completion => Assert.Equal(new Completion(0), completion));
        Assert.Equal(new Completion(0), await scene.On(o => o.FutexWake(word, 1).AsTask()));
    }

    [Fact]
    public async Task A_word_that_has_changed_is_not_waited_for()
    {
        using FutexWord word = new(1);
        using Scene scene = new();
        Assert.Equal(Errno.EAGAIN, (await scene.On(o => o.FutexWait(word, 2).AsTask())).Error);
    }

    [Fact]
    public async Task A_wait_can_be_cancelled()
    {
        using FutexWord word = new();
        using Scene scene = new();
        Task<Completion> waiting = scene.Get(o => o.FutexWait(word, 0).AsTask());
        Assert.Equal(new Completion(1), await scene.On(o => o.CancelFutexWait().AsTask()));
        Assert.Equal(Errno.ECANCELED, (await waiting.Bounded()).Error);
    }

    [Fact]
    public async Task One_of_several_words_is_enough_and_the_result_is_which()
    {
        FutexWord[] words = [new(10), new(11), new(12)];
        using Scene scene = new();
        Task<Completion> waiting = scene.Get(o => o.FutexWaitMany([.. words.Select(word => new FutexCondition(word, word.Value))]).AsTask());
        Assert.Equal(new Completion(1), await scene.On(o => o.FutexWake(words[1], 1).AsTask()));
        Assert.Equal(new Completion(1), await waiting.Bounded());
        FutexCondition[] changed = [new(words[0], 10), new(words[1], 0)];
        Assert.Equal(Errno.EAGAIN, (await scene.On(o => o.FutexWaitMany(changed).AsTask())).Error);
        foreach (FutexWord word in words) word.Dispose(); // Nothing uses them any more.
    }

    [Fact]
    public async Task A_word_cannot_be_freed_while_an_operation_uses_it()
    {
        FutexWord word = new();
        using Scene scene = new();
        Task<Completion> waiting = scene.Get(o => o.FutexWait(word, 0).AsTask());
        Assert.Contains("in flight", Assert.Throws<InvalidOperationException>(word.Dispose).Message, StringComparison.Ordinal);
        await scene.On(o => o.FutexWake(word, 1).AsTask());
        await waiting.Bounded();
        word.Dispose();
        word.Dispose();
        Assert.Throws<ObjectDisposedException>(() => word.Value);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => scene.On(o => o.FutexWait(word, 0).AsTask()));
        using FutexWord other = new();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => scene.On(o => o.FutexWaitMany([new(other, 0), new(word, 0)]).AsTask()));
    }

    [Fact]
    public async Task Conditions_that_are_none_are_refused()
    {
        using FutexWord word = new();
        using Scene scene = new();
        await Assert.ThrowsAsync<ArgumentException>(() => scene.On(o => o.FutexWaitMany([]).AsTask()));
        await Assert.ThrowsAsync<ArgumentException>(() => scene.On(o => o.FutexWaitMany([new(word, 0), default]).AsTask()));
        FutexCondition[] many = [.. Enumerable.Repeat(new FutexCondition(word, 0), 129)];
        await Assert.ThrowsAsync<ArgumentException>(() => scene.On(o => o.FutexWaitMany(many).AsTask()));
        await Assert.ThrowsAsync<ArgumentNullException>(() => scene.On(o => o.FutexWait(null!, 0).AsTask()));
    }
}
