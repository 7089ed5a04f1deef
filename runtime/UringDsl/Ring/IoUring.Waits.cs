using System.Runtime.InteropServices;
using System.Threading;
using UringDsl.Abi;
using UringDsl.CompilerServices;

namespace UringDsl.Core;

/// <content>Waits with an end: after a time or at one, after some completions or at least one, from the stack or from registered memory.</content>
internal sealed unsafe partial class IoUring
{
    private const int MonotonicClock = 1, BoottimeClock = 7;
    private const long LongestWaitMilliseconds = 3_600_000;

    private static readonly nuint s_regionBytes = (nuint)System.Environment.SystemPageSize;

    private RegisteredWait* _registeredWait;

    /// <summary>Completions that a wait is for.</summary>
    public uint WaitsFor => (uint)_setup.MinimumBatch;

    private bool IsTimed(long timeoutMilliseconds) => timeoutMilliseconds >= 0 || _setup.MinimumWaitMicroseconds > 0;

    private int CallTimed(uint toSubmit, uint minComplete, long timeoutMilliseconds, EnterFlags flags)
    {
        if (!_hasExtendedWait) return CallWithTimer(toSubmit, minComplete, timeoutMilliseconds, flags);
        // A wait that collects and has no end of its own ends when it has collected, with nothing: it would go round every few microseconds.
        if (timeoutMilliseconds < 0) timeoutMilliseconds = LongestWaitMilliseconds;
        Timespec time = new() { Seconds = timeoutMilliseconds / 1000, Nanoseconds = timeoutMilliseconds % 1000 * 1_000_000 };
        if (_setup.WaitClock != WaitClock.Interval)
        {
            flags |= EnterFlags.AbsoluteTimer;
            MakeAbsolute(&time);
        }
        uint minimumWait = (uint)_setup.MinimumWaitMicroseconds;
        flags |= EnterFlags.ExtendedArgument;
        if (_registeredWait != null)
        {
            // Safety: the region lives until the ring is closed; the kernel reads it during the call.
            _registeredWait->Time = time;
            _registeredWait->MinimumWaitMicroseconds = minimumWait;
            _registeredWait->Flags = RegisteredWait.HasTime;
            flags |= EnterFlags.ExtendedArgumentRegistered;
            return _kernel.Enter(_enterFile, toSubmit, minComplete, flags, null, (nuint)sizeof(RegisteredWait)); // The argument is an offset: 0.
        }
        // Safety: both structures live on this frame, and the kernel reads them before the call returns.
        GetEventsArg argument = new() { Timespec = (ulong)&time, MinimumWaitMicroseconds = minimumWait };
        return _kernel.Enter(_enterFile, toSubmit, minComplete, flags, &argument, (nuint)sizeof(GetEventsArg));
    }

    private void MakeAbsolute(Timespec* time)
    {
        const long NanosecondsPerSecond = 1_000_000_000;
        Timespec now;
        if (NativeMethods.GetTime(_setup.WaitClock == WaitClock.BootTime ? BoottimeClock : MonotonicClock, &now) < 0)
        {
            throw new RingException("clock_gettime", Kernel.LastError());
        }
        time->Seconds += now.Seconds;
        time->Nanoseconds += now.Nanoseconds;
        if (time->Nanoseconds < NanosecondsPerSecond) return;
        time->Nanoseconds -= NanosecondsPerSecond;
        time->Seconds++;
    }

    /// <summary>What the kernel has to know of waits, before the ring is enabled.</summary>
    private void RegisterWaits()
    {
        if (_setup.WaitClock != WaitClock.Interval)
        {
            ClockRegister clock = new() { Clock = _setup.WaitClock == WaitClock.BootTime ? BoottimeClock : (uint)MonotonicClock };
            Registered(Register(RegisterOpcode.RegisterClock, &clock, 0), $"The clock {_setup.WaitClock} of waits (REGISTER_CLOCK)");
        }
        if (!_setup.RegistersWaits) return;
        RegisteredWait* wait = (RegisteredWait*)Kernel.MapMemory(s_regionBytes);
        RegionDescription region = new() { Address = (ulong)wait, Size = s_regionBytes, Flags = RegionDescription.UsersMemory };
        MemoryRegionRegister register = new() { Region = (ulong)&region, Flags = MemoryRegionRegister.WaitArguments };
        int result = Register(RegisterOpcode.RegisterMemoryRegion, &register, 1);
        if (result < 0) Kernel.UnmapMemory(wait, s_regionBytes);
        Registered(result, "The memory of waits (REGISTER_MEM_REGION)");
        _registeredWait = wait;
    }

    private void ReleaseWaits()
    {
        if (_registeredWait == null) return;
        Kernel.UnmapMemory(_registeredWait, s_regionBytes); // The kernel has its own hold on the page until the ring has ended.
        _registeredWait = null;
    }

    private static void Registered(int result, string what)
    {
        if (result < 0) throw RingUnavailableException.FromErrno(what, (Errno)(-result));
    }
}
