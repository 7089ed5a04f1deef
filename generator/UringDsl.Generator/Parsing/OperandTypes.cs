using System.Linq;
using UringDsl.Generator.Model;

namespace UringDsl.Generator.Parsing;

/// <summary>Which parameter types serve which operand.</summary>
internal static class OperandTypes
{
    public static readonly OperandType[] Connections = [OperandType.Connection];
    public static readonly OperandType[] Files = [OperandType.Connection, OperandType.Slot, OperandType.Descriptor, OperandType.RingFile];
    public static readonly OperandType[] Addresses = [OperandType.PeerAddress, OperandType.EndPoint];
    public static readonly OperandType[] Data =
        [OperandType.BufferLease, OperandType.HeldBuffer, OperandType.SendBuffer, OperandType.FixedBuffer, OperandType.Span];
    public static readonly OperandType[] Buffers = [OperandType.ReceiveBuffer];
    public static readonly OperandType[] Descriptors = [OperandType.Descriptor];
    public static readonly OperandType[] Rings = [OperandType.RingAddress];
    public static readonly OperandType[] Times = [OperandType.TimeSpan];

    public static bool NeedsConnection(this StepOperation operation) => operation is StepOperation.Bind or StepOperation.Listen or StepOperation.Connect
        or StepOperation.Recv or StepOperation.Send or StepOperation.Recvmsg or StepOperation.Sendmsg
        or StepOperation.Shutdown or StepOperation.Abort or StepOperation.HandOver or StepOperation.ReadMultishot;

    public static OperandClass ClassOf(OperandType type) => type switch
    {
        OperandType.PeerAddress or OperandType.EndPoint => OperandClass.Address,
        OperandType.TimeSpan => OperandClass.Time,
        OperandType.Number => OperandClass.Number,
        OperandType.Connection or OperandType.Slot or OperandType.Descriptor or OperandType.RingFile
            or OperandType.FutexCondition or OperandType.None => OperandClass.File,
        _ => OperandClass.Payload,
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
    public static string Describe(OperandType[] types) => List(types.Select(t => t switch
        {
            OperandType.EndPoint => "IPEndPoint",
            OperandType.Span => "ReadOnlySpan<byte>",
            OperandType.String => "string",
            OperandType.SendBuffers => "SendBuffer[]",
            OperandType.ReceiveBuffers => "ReceiveBuffer[]",
            OperandType.FixedBuffers => "FixedBuffer[]",
            OperandType.FutexConditions => "FutexCondition[]",
            _ => t.ToString(),
        }).ToArray());

    /// <summary>The one of them that a fix writes: bytes that are copied, and an address of any family, have the fewest conditions.</summary>
    public static string TypeToWrite(OperandType[] types) =>
        types.Contains(OperandType.Span) ? "ReadOnlySpan<byte>" : Describe([types[0]]);

    /// <summary><c>A, B or C</c>.</summary>
    public static string List(string[] names) =>
        names.Length == 1 ? names[0] : string.Join(", ", names.Take(names.Length - 1)) + " or " + names[names.Length - 1];
}
