namespace UringDsl;

/// <summary>How far sent bytes have come, <c>SCM_TSTAMP_*</c>.</summary>
public enum TransmitStage
{
    /// <summary>They are the device's.</summary>
    Sent = 0,
    /// <summary>They are in the packet scheduler.</summary>
    Scheduled = 1,
    /// <summary>The peer has acknowledged them.</summary>
    Acknowledged = 2,
    /// <summary>The device has reported them as done.</summary>
    Completed = 3,
}
