using System.Linq;
using UringDsl.Generator.Model;

namespace UringDsl.Generator.Parsing;

/// <summary>Which parameter types serve which operand.</summary>
internal static class OperandTypes
{
    public static readonly OperandType[] Connections = [OperandType.Connection];
    public static readonly OperandType[] Files = [OperandType.Connection, OperandType.Slot, OperandType.Descriptor];
    public static readonly OperandType[] Addresses = [OperandType.PeerAddress, OperandType.EndPoint];
    public static readonly OperandType[] Data = [OperandType.BufferLease, OperandType.HeldBuffer, OperandType.SendBuffer, OperandType.Span];
    public static readonly OperandType[] Buffers = [OperandType.ReceiveBuffer];
    public static readonly OperandType[] Times = [OperandType.TimeSpan];

    public static bool NeedsConnection(this StepOperation operation) => operation is StepOperation.Bind or StepOperation.Listen or StepOperation.Connect
        or StepOperation.Recv or StepOperation.Send or StepOperation.Recvmsg or StepOperation.Sendmsg
        or StepOperation.Shutdown or StepOperation.Close or StepOperation.Abort;

    public static OperandClass ClassOf(OperandType type) => type switch
    {
        OperandType.PeerAddress or OperandType.EndPoint => OperandClass.Address,
        OperandType.TimeSpan => OperandClass.Time,
        OperandType.Number => OperandClass.Number,
        OperandType.BufferLease or OperandType.HeldBuffer or OperandType.SendBuffer or OperandType.Span or OperandType.ReceiveBuffer => OperandClass.Payload,
        _ => OperandClass.File,
    };

    public static string Plural(OperandClass group) => group switch
    {
        OperandClass.Address => "addresses",
        OperandClass.Time => "times",
        OperandClass.Payload => "buffers",
        OperandClass.Number => "numbers",
        _ => "files",
    };

    /// <summary>The types as a message names them: <c>A, B or C</c>.</summary>
    public static string Describe(OperandType[] types)
    {
        string[] names = types.Select(t => t switch
        {
            OperandType.EndPoint => "IPEndPoint",
            OperandType.Span => "ReadOnlySpan<byte>",
            _ => t.ToString(),
        }).ToArray();
        return names.Length == 1 ? names[0] : string.Join(", ", names.Take(names.Length - 1)) + " or " + names[names.Length - 1];
    }
}

/// <summary>The lists in which a flight keeps its arguments.</summary>
internal enum OperandClass
{
    File,
    Address,
    Time,
    Payload,
    Number,
}
