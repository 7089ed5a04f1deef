using System.Runtime.InteropServices;
using UringDsl.Abi;

namespace UringDsl.Core;

/// <summary>What the kernel says of itself (REGISTER_QUERY, 6.18). It needs no ring.</summary>
/// <param name="Registrations">How many opcodes io_uring_register knows.</param>
/// <param name="Setup">The setup flags that it knows.</param>
internal readonly unsafe record struct KernelQuery(uint Registrations, SetupFlags Setup)
{
    /// <summary>Null where the kernel, or a filter, has no such question.</summary>
    public static KernelQuery? Ask()
    {
        Answer answer = default;
        Question question = new() { Data = (ulong)&answer, Size = (uint)sizeof(Answer) };
        bool isAnswered = new Kernel().Register(-1, RegisterOpcode.RegisterQuery, &question, 0) >= 0 && question.Result >= 0;
        return isAnswered ? new KernelQuery(answer.Registrations, (SetupFlags)answer.Setup) : null;
    }

    /// <summary><c>struct io_uring_query_hdr</c>, asking for the operations: 40 bytes.</summary>
    [StructLayout(LayoutKind.Sequential, Size = 40)]
    private struct Question
    {
        public ulong Next;
        public ulong Data;
        public uint Kind;
        public uint Size;
        public int Result;
    }

    /// <summary><c>struct io_uring_query_opcode</c>: 48 bytes, and the kernel fills as many as it has.</summary>
    [StructLayout(LayoutKind.Sequential, Size = 48)]
    private struct Answer
    {
        public uint Operations;
        public uint Registrations;
        public ulong Features;
        public ulong Setup;
        public ulong Enter;
        public ulong Submission;
        public uint Queries;
    }
}
