using System;

namespace UringDsl;

/// <content>Receive queues of network devices.</content>
public sealed partial class RingControl
{
    /// <summary>
    /// Lets a receive queue of a network device write into memory of this ring (REGISTER_ZCRX_IFQ, Linux 6.15): what RECV_ZC receives from. It needs
    /// CAP_NET_ADMIN, completions of 32 bytes, deferred task running, and a device whose driver splits headers from data and can restart one
    /// queue.
    /// </summary>
    /// <param name="interfaceName">The network interface, as <c>eth0</c>.</param>
    /// <param name="receiveQueue">Its receive queue, which gets no other traffic then than what is steered to it.</param>
    /// <param name="memoryBytes">Memory for the device to write to; it is rounded up to whole pages.</param>
    /// <param name="refillEntries">Entries of the queue through which memory goes back, a power of two.</param>
    /// <returns>The number of the queue in this ring.</returns>
    /// <exception cref="ArgumentException">There is no such interface.</exception>
    /// <exception cref="RingUnavailableException">The kernel or the device refuses it; the message says what is missing.</exception>
    /// <exception cref="InvalidOperationException">This is another thread than the ring's.</exception>
    public int RegisterInterfaceQueue(string interfaceName, int receiveQueue, int memoryBytes = 16 << 20, int refillEntries = 4096) =>
        _loop.RegisterInterfaceQueue(interfaceName, receiveQueue, memoryBytes, refillEntries);

    /// <summary>The bytes that a <c>[ReceiveZeroCopy]</c> has brought. They are the handler's until it returns them.</summary>
    /// <param name="queue">The number of the queue.</param>
    /// <param name="received">What its completion method got.</param>
    /// <exception cref="ArgumentException">There is no such queue, or there are no bytes.</exception>
    /// <exception cref="InvalidOperationException">This is another thread than the ring's.</exception>
    public ReadOnlySpan<byte> DataOf(int queue, in ReceivedZeroCopy received) => _loop.InterfaceQueue(queue).DataOf(in received);

    /// <summary>Gives the memory of received bytes back to the device, by its refill queue. Once for each completion with bytes.</summary>
    /// <param name="queue">The number of the queue.</param>
    /// <param name="received">What its completion method got.</param>
    /// <exception cref="ArgumentException">There is no such queue, or there are no bytes.</exception>
    /// <exception cref="InvalidOperationException">The refill queue is full, or this is another thread than the ring's.</exception>
    public void Return(int queue, in ReceivedZeroCopy received) => _loop.InterfaceQueue(queue).Return(in received);
}
