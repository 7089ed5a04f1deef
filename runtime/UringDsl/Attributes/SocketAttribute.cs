using System;

namespace UringDsl;

/// <summary>
/// SOCKET: makes a stream socket in a slot of the fixed-file table; the following steps of the chain use it (Linux 5.19). The address family
/// is that of the chain's address.
/// </summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false, AllowMultiple = true)]
public sealed class SocketAttribute : OperationAttribute;
