namespace UringDsl;

/// <summary>One of several futexes to wait on, and the value with which the wait goes on.</summary>
/// <param name="Word">The futex.</param>
/// <param name="Expected">The wait ends with EAGAIN at once when the word has another value.</param>
public readonly record struct FutexCondition(FutexWord Word, uint Expected);
