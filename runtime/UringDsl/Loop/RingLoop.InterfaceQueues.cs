using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Numerics;
using UringDsl.Abi;
using UringDsl.Core;

namespace UringDsl.CompilerServices;

/// <content>Registration of a device's receive queue. Whether a machine has a device that can do it only the attempt tells.</content>
public sealed unsafe partial class RingLoop
{
    private const int RegionWords = 8;
    private const ulong UserMemoryRegion = 1;

    private readonly List<(nint Address, nuint Length)> _interfaceMemory = []; // the device's until the ring has gone
    private readonly List<InterfaceQueue> _interfaceQueues = [];
    private readonly bool _receivesZeroCopy; // some submission has RECV_ZC

    internal int RegisterInterfaceQueue(string interfaceName, int receiveQueue, int memoryBytes, int refillEntries)
    {
        CheckThread("RingControl.RegisterInterfaceQueue");
        ArgumentException.ThrowIfNullOrEmpty(interfaceName);
        ArgumentOutOfRangeException.ThrowIfNegative(receiveQueue);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(memoryBytes);
        if (!BitOperations.IsPow2(refillEntries)) throw new ArgumentOutOfRangeException(nameof(refillEntries), refillEntries, "It must be a power of two.");
        uint index = InterfaceIndex(interfaceName);
        nuint page = (nuint)Environment.SystemPageSize;
        nuint memory = ((nuint)memoryBytes + page - 1) & ~(page - 1);
        nuint refill = ((nuint)refillEntries * 16 + 2 * page - 1) & ~(page - 1); // 16 bytes each, behind a page of counters
        (nint area, nint region) = ((nint)Kernel.MapMemory(memory), (nint)Kernel.MapMemory(refill));
        ulong* descriptor = stackalloc ulong[RegionWords]; // struct io_uring_region_desc: address, size, flags and id, offset
        new Span<ulong>(descriptor, RegionWords).Clear();
        (descriptor[0], descriptor[1], descriptor[2]) = ((ulong)region, refill, UserMemoryRegion);
        InterfaceQueueArea source = new() { Address = (ulong)area, Length = memory };
        InterfaceQueueRegistration registration = new()
        {
            InterfaceIndex = index,
            ReceiveQueue = (uint)receiveQueue,
            RefillEntries = (uint)refillEntries,
            Area = (ulong)(&source),
            Region = (ulong)descriptor,
        };
        int result = _ring.Register(RegisterOpcode.RegisterZeroCopyReceive, &registration, 1);
        if (result >= 0)
        {
            _interfaceMemory.Add((area, memory));
            _interfaceMemory.Add((region, refill));
            _interfaceQueues.Add(new InterfaceQueue(in registration, in source, region));
            return (int)registration.Id;
        }
        Kernel.UnmapMemory((void*)area, memory);
        Kernel.UnmapMemory((void*)region, refill);
        throw InterfaceRefused(interfaceName, receiveQueue, (Errno)(-result));
    }

    internal InterfaceQueue InterfaceQueue(int id)
    {
        CheckThread("The memory of an interface queue");
        return _interfaceQueues.Find(queue => queue.Id == id)
            ?? throw new ArgumentException($"This ring has no interface queue {id}: Ring.RegisterInterfaceQueue tells the number.", nameof(id));
    }

    private void CheckInterfaceQueue(ref Flight flight)
    {
        if (!_receivesZeroCopy || _interfaceQueues.Count > 0 || !HasStep(Declared(flight.Operation).Steps, Opcode.RecvZc)) return;
        throw new InvalidOperationException(
            $"{Declared(flight.Operation).Name} receives into memory of a network device, and this ring has registered none. Call Ring.RegisterInterfaceQueue "
            + "first: it needs Linux 6.15, CAP_NET_ADMIN, and a device that splits headers from data, with a queue to which the traffic is steered.");
    }

    private static uint InterfaceIndex(string name)
    {
        string path = $"/sys/class/net/{name}/ifindex";
        bool exists = !name.Contains('/', StringComparison.Ordinal) && File.Exists(path);
        if (!exists) throw new ArgumentException($"There is no network interface \"{name}\".", nameof(name));
        return uint.Parse(File.ReadAllText(path), CultureInfo.InvariantCulture);
    }

    private static RingUnavailableException InterfaceRefused(string name, int queue, Errno error)
    {
        string advice = error switch
        {
            Errno.EPERM => "It needs CAP_NET_ADMIN: run the process with it.",
            Errno.EINVAL => "It needs Linux 6.15, a ring with completions of 32 bytes and deferred task running, and a queue that the device has.",
            Errno.EOPNOTSUPP => "The driver of the device cannot hand over a queue, or the kernel was built without CONFIG_IO_URING_ZCRX. It needs a device "
                + "that splits headers from data and can restart one queue, as bnxt, gve and mlx5 do.",
            Errno.EBUSY or Errno.EEXIST => "The queue belongs to somebody else already.",
            Errno.ERANGE => "The device has fewer queues.",
            Errno.ENOMEM => "RLIMIT_MEMLOCK, or the machine, has no room for the memory.",
            _ => "Use [Receive].",
        };
        return RingUnavailableException.Because(
            $"Receive queue {queue} of {name} (REGISTER_ZCRX_IFQ) was refused: {error}. {advice}", RefusalReason.Other, error);
    }

    private void FreeInterfaceMemory()
    {
        foreach ((nint address, nuint length) in _interfaceMemory) Kernel.UnmapMemory((void*)address, length);
        _interfaceMemory.Clear();
    }
}
