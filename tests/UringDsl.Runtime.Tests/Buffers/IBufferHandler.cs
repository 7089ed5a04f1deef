using System;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Buffers;

/// <summary>What the handlers of these tests have in common: they echo, unless a test says what else to do with what came.</summary>
internal interface IBufferHandler : ITestHandler
{
    public delegate void Receiving(Connection connection, in Received received);

    Receiving? Instead { get; set; }

    void Echo(Connection connection, BufferLease data);

    void EchoKept(Connection connection, HeldBuffer data);

    void HangUp(Connection connection);

    void Drop(Connection connection);

    void StopReceiving(Connection connection);

    void Receive(Connection connection);
}
