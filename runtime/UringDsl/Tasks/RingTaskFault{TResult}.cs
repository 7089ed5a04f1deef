namespace UringDsl.Core;

/// <summary>The end of a call with a result that threw before it waited for anything.</summary>
internal sealed class RingTaskFault<TResult> : RingTaskSource<TResult>;
