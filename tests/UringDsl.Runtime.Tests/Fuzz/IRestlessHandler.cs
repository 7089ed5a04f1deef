using System;
using System.Net;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Fuzz;

/// <summary>What both restless handlers can submit: each way to receive, send, end and wait.</summary>
internal interface IRestlessHandler : ITestHandler
{
    void Listen(EndPoint endPoint);

    void Receive(Connection connection);

    void ReceiveOnce(Connection connection);

    Pending<Transferred> ReceiveInto(Connection connection, ReceiveBuffer buffer);

    void StopReceiving(Connection connection);

    void Echo(Connection connection, BufferLease data);

    void EchoObserved(Connection connection, BufferLease data);

    void EchoHeld(Connection connection, HeldBuffer data);

    void Tell(Connection connection, ReadOnlySpan<byte> data);

    Pending<Sent> TellAwaited(Connection connection, SendBuffer data);

    void HangUp(Connection connection);

    Pending<Completion> Close(Connection connection);

    void Drop(Connection connection);

    Pending<Completion> Delay(TimeSpan timeout);

    /// <summary>Decides what the handler does.</summary>
    Mischief Mischief { get; }
}
