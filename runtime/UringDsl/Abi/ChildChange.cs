namespace UringDsl.Abi;

/// <summary>What has become of a child process, <c>CLD_*</c>.</summary>
public enum ChildChange
{
    /// <summary>Nothing.</summary>
    None = 0,
    /// <summary>It has exited.</summary>
    Exited = 1,
    /// <summary>A signal has ended it.</summary>
    Killed = 2,
    /// <summary>A signal has ended it, and there is a core file.</summary>
    Dumped = 3,
    /// <summary>A traced child has trapped.</summary>
    Trapped = 4,
    /// <summary>A signal has stopped it.</summary>
    Stopped = 5,
    /// <summary>It goes on.</summary>
    Continued = 6,
}
