namespace UringDsl.Benchmarks.Micro;

/// <summary>A handler that does one thing so many times and knows what that took.</summary>
internal interface IRounds
{
    /// <summary>Runs to the end, on this thread.</summary>
    /// <returns>Nanoseconds of this thread's processor time for one operation.</returns>
    double Measure();
}
