namespace UringDsl;

public sealed partial class RingControl
{
    /// <summary>What this ring uses of io_uring: what the kernel has, less what was switched off.</summary>
    public RingCapabilities Capabilities
    {
        get
        {
            _loop.CheckThread("Ring.Capabilities");
            return _loop.Capabilities;
        }
    }
}
