using System;
using UringDsl;

namespace Valid;

[RingHandler]
internal sealed partial class Generic<TKey, TValue>(Func<TKey, TValue> find)
    where TKey : notnull, IEquatable<TKey>
    where TValue : class?
{
    [Nop(Link = LinkKind.Soft)]
    [Timeout]
    [Chain(Completed = nameof(OnLater))]
    private partial void Later(TimeSpan timeout);

    private void OnLater(in Generic<TKey, TValue>.LaterOutcome outcome) => _ = find;
}
