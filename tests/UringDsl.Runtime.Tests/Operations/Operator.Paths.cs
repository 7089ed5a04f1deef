using System;
using UringDsl.Abi;

namespace UringDsl.Runtime.Tests.Operations;

internal sealed partial class Operator
{
    [Rename]
    public partial Pending<Completion> Rename(string oldPath, string newPath, RenameFlags flags);

    [Rename]
    public partial Pending<Completion> RenameIn(Descriptor oldDirectory, string oldPath, Descriptor newDirectory, string newPath);

    [Unlink]
    public partial Pending<Completion> Unlink(string path, UnlinkFlags flags);

    [Unlink]
    public partial Pending<Completion> UnlinkBytes(ReadOnlySpan<byte> path);

    [MakeDirectory]
    public partial Pending<Completion> MakeDirectory(string path, int mode);

    [Symlink]
    public partial Pending<Completion> Symlink(string linkTarget, string linkPath);

    [HardLink]
    public partial Pending<Completion> HardLink(string oldPath, string newPath);

    [SetXattr]
    public partial Pending<Completion> SetXattr(string path, string name, ReadOnlySpan<byte> value, XattrFlags flags);

    [GetXattr]
    public partial Pending<Transferred> GetXattr(string path, string name, ReceiveBuffer value);

    [FileSetXattr]
    public partial Pending<Completion> SetXattrOf(Descriptor file, string name, SendBuffer value);

    [FileGetXattr]
    public partial Pending<Transferred> GetXattrOf(Descriptor file, string name, ReceiveBuffer value);
}
