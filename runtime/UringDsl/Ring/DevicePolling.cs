namespace UringDsl;

/// <summary>How the kernel polls network devices for a ring (NAPI, Linux 6.9).</summary>
/// <param name="BusyPollMicroseconds">How long before a wait sleeps; 0 for not at all.</param>
/// <param name="PrefersBusyPoll">The device's interrupts stay off while it is polled often enough.</param>
public readonly record struct DevicePolling(int BusyPollMicroseconds, bool PrefersBusyPoll = false);
