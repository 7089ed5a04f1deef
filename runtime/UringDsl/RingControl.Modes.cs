using System;

namespace UringDsl;

public sealed partial class RingControl
{
    /// <summary>The modes that the ring has: those that were asked for and those that are its defaults.</summary>
    public RingModes Modes => Checked(nameof(Modes)).Modes;

    /// <summary>Entries of the submission queue now.</summary>
    public int SubmissionEntries => Checked(nameof(SubmissionEntries)).SubmissionEntries;

    /// <summary>Entries of the completion queue now.</summary>
    public int CompletionEntries => Checked(nameof(CompletionEntries)).CompletionEntries;

    /// <summary>
    /// Gives both queues other sizes, at once and with all that is in them (Linux 6.13). The ring must have
    /// <see cref="RingModes.DeferTaskRun"/>, which is a default.
    /// </summary>
    /// <param name="submissionEntries">A power of two up to 32768, with room for the longest chain of the handler.</param>
    /// <param name="completionEntries">A power of two up to 65536, at least <paramref name="submissionEntries"/>.</param>
    /// <returns>False when what waits in the queues would not fit; nothing has changed, and a later turn can try again.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A size is out of its range.</exception>
    /// <exception cref="InvalidOperationException">The ring's modes, or its kernel, do not allow it.</exception>
    public bool Resize(int submissionEntries, int completionEntries) => Checked(nameof(Resize)).Resize(submissionEntries, completionEntries);

    /// <summary>
    /// Stores the credentials of this thread under a number, for submissions with <see cref="OperationAttribute.Personality"/> (Linux 5.6). It
    /// lives until it is unregistered or the ring ends.
    /// </summary>
    /// <exception cref="RingRefusedException">The kernel refused it.</exception>
    public ushort RegisterPersonality() => Checked(nameof(RegisterPersonality)).RegisterPersonality();

    /// <summary>Forgets stored credentials. Submissions that have started with them keep them.</summary>
    /// <param name="personality">What <see cref="RegisterPersonality"/> returned.</param>
    /// <exception cref="RingRefusedException">There are none of that number (EINVAL).</exception>
    public void UnregisterPersonality(ushort personality) => Checked(nameof(UnregisterPersonality)).UnregisterPersonality(personality);

    /// <summary>Sets how the kernel polls network devices for this ring (NAPI, Linux 6.9).</summary>
    /// <param name="polling">What from now on.</param>
    /// <returns>What it was before.</returns>
    /// <exception cref="RingRefusedException">The kernel or the ring cannot (EOPNOTSUPP, EINVAL).</exception>
    public DevicePolling SetDevicePolling(DevicePolling polling) => Checked(nameof(SetDevicePolling)).SetDevicePolling(polling);

    /// <summary>Ends the polling of network devices.</summary>
    /// <returns>What it was before.</returns>
    /// <exception cref="RingRefusedException">The kernel or the ring cannot (EOPNOTSUPP, EINVAL).</exception>
    public DevicePolling ClearDevicePolling() => Checked(nameof(ClearDevicePolling)).ClearDevicePolling();

    /// <summary>Sets how many worker threads this ring's thread may have (Linux 5.15).</summary>
    /// <param name="limits">The limits; 0 leaves one as it is.</param>
    /// <returns>What they were before.</returns>
    /// <exception cref="RingRefusedException">The kernel refused it.</exception>
    public WorkerLimits SetWorkerLimits(WorkerLimits limits) => Checked(nameof(SetWorkerLimits)).SetWorkerLimits(limits);

    /// <summary>
    /// Cancels everything that a submission has in flight and waits until the kernel has let go of it (Linux 6.0). It does not go through the
    /// queue, so it works where the queue stands still. The completions come as ever, in a later turn.
    /// </summary>
    /// <param name="submission">The name of the submission: <c>nameof(Receive)</c>.</param>
    /// <param name="timeout">How long to wait for what cannot be stopped at once; infinite is allowed.</param>
    /// <returns>How many operations were found; ENOENT for none; ETIME when one of them had not ended in time.</returns>
    /// <exception cref="ArgumentException">The handler has no such submission.</exception>
    public Completion CancelNow(string submission, TimeSpan timeout) => Checked(nameof(CancelNow)).CancelNow(submission, timeout);

    /// <summary>
    /// The same for one connection: its receive and what was submitted on it. Its queued sends go on, since a stream with a hole is of no use; an
    /// Abort ends them.
    /// </summary>
    /// <param name="connection">The connection.</param>
    /// <param name="timeout">How long to wait for what cannot be stopped at once; infinite is allowed.</param>
    /// <returns>How many operations were found; ENOENT for none; ETIME when one of them had not ended in time.</returns>
    public Completion CancelNow(Connection connection, TimeSpan timeout) => Checked(nameof(CancelNow)).CancelNow(connection, timeout);

    private CompilerServices.RingLoop Checked(string member)
    {
        _loop.CheckThread("Ring." + member);
        return _loop;
    }
}
