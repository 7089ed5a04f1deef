using System;
using UringDsl.Abi;
using UringDsl.Core;

namespace UringDsl.CompilerServices;

/// <content>Slots that the handler fills and empties itself.</content>
public sealed unsafe partial class RingLoop
{
    /// <summary>Connections may be put into slots that the kernel allocates, and how many are free is counted by them.</summary>
    private bool Allocates => _declaration.TakesConnections
        || Array.Exists(_declaration.Operations, operation => operation.Shape is OperationShape.Accept or OperationShape.Listener or OperationShape.Adopt);

    internal Slot InstallSlot(Descriptor descriptor)
    {
        CheckThread("RingControl.InstallSlot");
        ArgumentOutOfRangeException.ThrowIfNegative(descriptor.Number, nameof(descriptor)); // -1 would empty the slot.
        FileTable files = Files();
        if (!files.TryTake(out Slot slot))
        {
            throw new InvalidOperationException($"All {files.Reserved} reserved slots are in use. Release some, or declare [FixedFiles(…, Reserved = …)].");
        }
        try
        {
            files.Update(slot, descriptor.Number);
        }
        catch
        {
            files.Return(slot);
            throw;
        }
        files.HandOver(slot.Index);
        return slot;
    }

    internal void UpdateSlot(Slot slot, Descriptor descriptor)
    {
        CheckThread("RingControl.Update");
        ArgumentOutOfRangeException.ThrowIfNegative(descriptor.Number, nameof(descriptor));
        CheckUnused(slot).Update(slot, descriptor.Number);
    }

    internal void ReleaseSlot(Slot slot)
    {
        CheckThread("RingControl.Release");
        FileTable files = CheckUnused(slot);
        files.Update(slot, -1);
        files.Return(slot);
    }

    /// <summary>Stores descriptors that FILES_UPDATE puts into slots.</summary>
    /// <exception cref="ArgumentException">There are none, or a slot is outside of the table or somebody else's.</exception>
    public void SetSlots(ref Flight flight, int index, ReadOnlySpan<Descriptor> descriptors, long firstSlot)
    {
        FileTable files = _files ?? throw new ArgumentException("The ring has no fixed-file table: declare [FixedFiles] on the handler.");
        if (firstSlot == UringConstants.FileIndexAllocate)
        {
            throw new ArgumentException("The kernel would choose slots that nobody knows of: name the first one, or use Ring.InstallSlot.", nameof(firstSlot));
        }
        if (firstSlot < 0 || firstSlot + descriptors.Length > files.Count)
        {
            throw new ArgumentOutOfRangeException(nameof(firstSlot), firstSlot, $"The fixed-file table has {files.Count} slots.");
        }
        if (firstSlot < files.Reserved)
        {
            throw new ArgumentException(
                $"The slots below {files.Reserved} are kept for the files of [Open], of chains and of Ring.InstallSlot: change those with Ring.Update.",
                nameof(firstSlot));
        }
        if (Allocates)
        {
            throw new ArgumentException(
                $"The kernel puts the connections of this ring into the slots from {files.Reserved} on: use Ring.InstallSlot.", nameof(firstSlot));
        }
        flight.SetStructures(index, descriptors);
    }

    private FileTable Files() =>
        _files ?? throw new InvalidOperationException($"{_declaration.Handler} has no fixed-file table. Declare [FixedFiles(…)] on it.");

    private FileTable CheckUnused(Slot slot)
    {
        FileTable files = Files();
        if ((uint)slot.Index >= (uint)files.Reserved || !files.IsUsable(slot.Index))
        {
            throw new InvalidOperationException($"Slot {slot.Index} is not the handler's: it is free, or belongs to a connection, a listener or a CLOSE.");
        }
        for (int i = 0; _flights.Knows(i); i++)
        {
            ref Flight flight = ref FlightAt(i);
            if (flight.Phase is FlightPhase.Free or FlightPhase.Finished || !Uses(ref flight, slot)) continue;
            throw new InvalidOperationException($"{Declared(flight.Operation).Name} works on slot {slot.Index}: cancel it, or wait for its completion.");
        }
        return files;
    }

    private static bool Uses(ref Flight flight, RingFile file)
    {
        if (flight.File == file && !flight.RepeatsOnSlot) return true; // A slot of its own is nobody else's.
        for (int i = 0; i < Flight.MaxArguments; i++)
        {
            if ((flight.FilesSet & (1 << i)) != 0 && flight.FileAt(i) == file) return true;
        }
        return false;
    }
}
