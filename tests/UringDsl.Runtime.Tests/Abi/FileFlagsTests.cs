using System.Runtime.InteropServices;
using UringDsl.Abi;

namespace UringDsl.Runtime.Tests.Abi;

/// <summary>Flags of open whose numbers depend on the machine: arch/arm64/include/uapi/asm/fcntl.h against include/uapi/asm-generic/fcntl.h.</summary>
public class FileFlagsTests
{
    [Theory]
    [InlineData((uint)OpenFlags.Direct, 0x10000u)]
    [InlineData((uint)OpenFlags.Directory, 0x4000u)]
    [InlineData((uint)OpenFlags.NoFollow, 0x8000u)]
    [InlineData((uint)OpenFlags.Temporary, 0x404000u)]
    [InlineData(0x8000u, 0x20000u)] // O_LARGEFILE
    [InlineData((uint)(OpenFlags.ReadWrite | OpenFlags.Create | OpenFlags.Sync | OpenFlags.CloseOnExec | OpenFlags.Path), 0x381042u)]
    [InlineData((uint)(OpenFlags.Direct | OpenFlags.NoFollow | OpenFlags.Append), 0x18400u)]
    public void The_numbers_of_the_other_machine(uint flags, uint onArm)
    {
        Assert.Equal(onArm, FileFlags.ToNative(flags, Architecture.Arm64));
        Assert.Equal(flags, FileFlags.ToNative(onArm, Architecture.Arm64)); // And back.
        Assert.Equal(flags, FileFlags.ToNative(flags, Architecture.X64));
    }

    [Fact]
    public void Submissions_and_structures_carry_the_numbers_of_this_machine()
    {
        const uint Flags = (uint)(OpenFlags.Directory | OpenFlags.NoFollow);
        Sqe open = default, pipe = default;
        Prep.Openat(ref open, new Descriptor(-100), 0, Flags, 0, DirectTarget.None);
        Prep.Pipe(ref pipe, 0, (uint)PipeFlags.Direct, DirectTarget.None);
        OpenHow how = new() { Flags = (OpenFlags)Flags };
        Assert.Equal((FileFlags.ToNative(Flags), FileFlags.ToNative((uint)PipeFlags.Direct)), (open.OperationFlags, pipe.OperationFlags));
        Assert.Equal((OpenFlags)Flags, how.Flags);
        Assert.Equal(FileFlags.ToNative(Flags), MemoryMarshal.Cast<OpenHow, uint>(new(ref how))[0]);
    }
}
