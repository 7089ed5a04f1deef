using System;
using System.Collections.Generic;
using UringDsl.Abi;
using UringDsl.Core;

namespace UringDsl.CompilerServices;

/// <content>Listeners: from the address to the first ACCEPT, as one linked chain on a slot, or behind its SOCKET where there is no fixed-file
/// table.</content>
public sealed unsafe partial class RingLoop
{
    private const int SocketLevel = 1, ReuseAddressOption = 2, ReusePortOption = 15, StreamType = 1, CloseOnExec = 0x80000, UnixFamily = 1;
    private const int TcpLevel = 6, NoDelayOption = 1;

    private readonly List<Acceptor> _acceptors = [];
    private readonly bool[] _isDirect = new bool[256]; // per operation, for descriptors that come too late

    /// <summary>Listens on an address and accepts connections until it is cancelled or fails.</summary>
    public void Listen(byte operation, in PeerAddress address, bool direct, int backlog, bool reusePort)
    {
        if (_isStopping)
        {
            Statistics.StaleSubmissions++;
            return;
        }
        if (address.Length == 0) throw new ArgumentException("The address is empty.", nameof(address));
        Acceptor acceptor = NewAcceptor(operation, isListener: true);
        acceptor.SetAddress(in address);
        acceptor.IsMultishot = true;
        acceptor.IsDirect = direct && _socketFiles is not null;
        acceptor.ReusesPort = reusePort && address.FamilyNumber != UnixFamily;
        acceptor.Backlog = backlog > 0 ? backlog : Math.Clamp(Capacity(direct) / 4, 16, 4096);
        _isDirect[operation] = acceptor.IsDirect;
        int family = address.FamilyNumber;
        if (_socketFiles is null && _listensBySystemCalls)
        {
            ListenBySystemCalls(acceptor);
            return;
        }
        if (_socketFiles is null)
        {
            ref Sqe plain = ref _ring.Next();
            Prep.Socket(ref plain, family, StreamType | CloseOnExec, protocol: 0, DirectTarget.None);
            Submit(acceptor, ref plain, Acceptor.SocketStep, SqeFlags.None);
            return;
        }
        if (!_socketFiles.TryTake(out Slot slot))
        {
            FailSetup(acceptor, Acceptor.SocketStep, Errno.ENFILE);
            FinishSetup(acceptor);
            return;
        }
        acceptor.File = slot;
        if (_listensBySystemCalls)
        {
            ListenBySystemCalls(acceptor);
            return;
        }
        _ring.MakeRoom(ListenerEntries);
        ref Sqe socket = ref _ring.Next();
        Prep.Socket(ref socket, family, StreamType, protocol: 0, DirectTarget.At(slot));
        Submit(acceptor, ref socket, Acceptor.SocketStep, SqeFlags.Link);
        SubmitSetup(acceptor);
    }

    /// <summary>The steps behind SOCKET, up to the first ACCEPT.</summary>
    private void SubmitSetup(Acceptor acceptor)
    {
        ref Sqe reuse = ref _ring.Next();
        Prep.SetSocketOption(ref reuse, acceptor.File, SocketLevel, ReuseAddressOption, acceptor.OptionValue, sizeof(int));
        Submit(acceptor, ref reuse, Acceptor.ReuseAddressStep, SqeFlags.Link);
        if (acceptor.ReusesPort)
        {
            ref Sqe port = ref _ring.Next();
            Prep.SetSocketOption(ref port, acceptor.File, SocketLevel, ReusePortOption, acceptor.OptionValue, sizeof(int));
            Submit(acceptor, ref port, Acceptor.ReusePortStep, SqeFlags.Link);
        }
        if (acceptor.Address.FamilyNumber != UnixFamily)
        {
            // Accepted sockets inherit it. Sends are whole already; Nagle's wait for an acknowledgement would only hold back their last segment.
            ref Sqe noDelay = ref _ring.Next();
            Prep.SetSocketOption(ref noDelay, acceptor.File, TcpLevel, NoDelayOption, acceptor.OptionValue, sizeof(int));
            Submit(acceptor, ref noDelay, Acceptor.NoDelayStep, SqeFlags.Link);
        }
        ref Sqe bind = ref _ring.Next();
        Prep.Bind(ref bind, acceptor.File, acceptor.AddressMemory, (uint)acceptor.Address.Length);
        Submit(acceptor, ref bind, Acceptor.BindStep, SqeFlags.Link);
        ref Sqe listen = ref _ring.Next();
        Prep.Listen(ref listen, acceptor.File, acceptor.Backlog);
        Submit(acceptor, ref listen, Acceptor.ListenStep, SqeFlags.Link);
        ArmAcceptor(acceptor); // It follows the link: it starts when the socket listens.
    }

    private void Submit(Acceptor acceptor, ref Sqe sqe, int step, SqeFlags link)
    {
        sqe.Flags |= link;
        sqe.UserData = acceptor.UserData(step);
        acceptor.SetupPending++;
        Expect(1);
    }

    private Acceptor NewAcceptor(byte operation, bool isListener)
    {
        for (int i = 0; i < _acceptors.Count; i++)
        {
            if (_acceptors[i] is not { IsListener: true, IsClosing: true, SetupPending: 0, IsFailureDue: false } ended) continue;
            ended.Dispose();
            return _acceptors[i] = new(i, operation) { IsListener = isListener, Generation = UserData.Next(ended.Generation) };
        }
        Acceptor acceptor = new(_acceptors.Count, operation) { IsListener = isListener };
        _acceptors.Add(acceptor);
        return acceptor;
    }

    private void CompleteSetup(Acceptor acceptor, int step, int result)
    {
        Retire();
        acceptor.SetupPending--;
        if (result < 0) FailSetup(acceptor, step, (Errno)(-result));
        else if (step == Acceptor.ListenStep) BeginListening(acceptor);
        if (step == Acceptor.CloseStep)
        {
            if (acceptor.File.IsFixed) _files!.Return(new Slot(acceptor.File.Number));
            acceptor.HasSocket = false;
            return;
        }
        if (step == Acceptor.SocketStep && result >= 0)
        {
            acceptor.HasSocket = true;
            if (!acceptor.File.IsFixed)
            {
                acceptor.File = new Descriptor(result);
                if (acceptor.IsWanted)
                {
                    _ring.MakeRoom(ListenerEntries - 1);
                    SubmitSetup(acceptor);
                }
            }
        }
        FinishSetup(acceptor);
    }

    private void BeginListening(Acceptor acceptor)
    {
        acceptor.IsListening = true;
        Statistics.ListenersOpen++;
    }

    /// <summary>The chain's first real error; the steps behind it only say ECANCELED.</summary>
    private static void FailSetup(Acceptor acceptor, int step, Errno error)
    {
        if (acceptor.Failure != Errno.None && (acceptor.Failure != Errno.ECANCELED || error == Errno.ECANCELED)) return;
        acceptor.Failure = error;
        acceptor.FailedStep = step;
    }

    private void FinishSetup(Acceptor acceptor)
    {
        if (acceptor.SetupPending > 0 || acceptor.IsClosing) return;
        if (acceptor.IsArmed)
        {
            if (!acceptor.IsWanted && !acceptor.IsCancelling) CancelAcceptor(acceptor); // It was stopped while the socket was being made.
            return;
        }
        if (acceptor.Failure != Errno.None && acceptor.IsWanted) FailAcceptor(acceptor);
        if (!acceptor.IsWanted) CloseListener(acceptor);
    }

    /// <summary>
    /// Accepting cannot go on. Its handler is told; a listener without a method for it ends Run, since a server that does not listen is none.
    /// </summary>
    private void FailAcceptor(Acceptor acceptor)
    {
        acceptor.IsWanted = false;
        ArmWaiting();
        if (!acceptor.IsListener || Declared(acceptor.Operation).Observed)
        {
            acceptor.IsFailureDue = true;
            _made.Enqueue(acceptor.UserData(UserData.StepMade));
            return;
        }
        string what = $"{_declaration.Handler}.{Declared(acceptor.Operation).Name} cannot listen on {acceptor.Address}: {acceptor.StepName}";
        Fail(new RingException(what, acceptor.Failure));
    }

    private void CloseListener(Acceptor acceptor)
    {
        if (!acceptor.IsListener || acceptor.IsClosing || acceptor.SetupPending > 0 || acceptor.IsArmed) return;
        acceptor.IsClosing = true;
        if (acceptor.IsListening) Statistics.ListenersOpen--;
        acceptor.IsListening = false;
        if (!acceptor.HasSocket)
        {
            if (acceptor.File.IsFixed) _files!.Return(new Slot(acceptor.File.Number));
            return;
        }
        ref Sqe sqe = ref _ring.Next();
        Prep.Close(ref sqe, acceptor.File);
        Submit(acceptor, ref sqe, Acceptor.CloseStep, SqeFlags.None);
    }
}
