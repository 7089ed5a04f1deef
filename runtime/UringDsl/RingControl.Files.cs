using System;
using UringDsl.Abi;

namespace UringDsl;

/// <content>The fixed-file table.</content>
public sealed partial class RingControl
{
    /// <summary>
    /// Puts an open file into a slot that is kept for the handler's own files (REGISTER_FILES_UPDATE, Linux 5.5). The descriptor stays open and the
    /// caller's: the slot holds the file by itself.
    /// </summary>
    /// <param name="descriptor">The file.</param>
    /// <returns>The slot, for submissions; <see cref="Release"/> it, or close it with [Close].</returns>
    /// <exception cref="InvalidOperationException">There is no fixed-file table, no free slot, or this is another thread than the ring's.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of the descriptor is negative.</exception>
    /// <exception cref="RingRefusedException">The kernel refuses the descriptor.</exception>
    public Slot InstallSlot(Descriptor descriptor) => _loop.InstallSlot(descriptor);

    /// <summary>Puts another file into a slot. The descriptor stays open and the caller's.</summary>
    /// <param name="slot">A slot of <see cref="InstallSlot"/>, or one that an [Open] made.</param>
    /// <param name="descriptor">The file.</param>
    /// <exception cref="InvalidOperationException">The slot is not the handler's, or a submission works on it.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of the descriptor is negative.</exception>
    /// <exception cref="RingRefusedException">The kernel refuses the descriptor.</exception>
    public void Update(Slot slot, Descriptor descriptor) => _loop.UpdateSlot(slot, descriptor);

    /// <summary>Empties a slot at once, and gives it back.</summary>
    /// <param name="slot">A slot of <see cref="InstallSlot"/>, or one that an [Open] made.</param>
    /// <exception cref="InvalidOperationException">The slot is not the handler's, or a submission works on it.</exception>
    public void Release(Slot slot) => _loop.ReleaseSlot(slot);
}
