// Rendered from the op table (generator/UringDsl.Generator/Ops); change it there.

namespace UringDsl.Abi;

/// <summary>What EPOLL_CTL does, <c>EPOLL_CTL_*</c>.</summary>
public enum EpollOperation : uint
{
    /// <summary><c>EPOLL_CTL_ADD</c>.</summary>
    Add = 1,
    /// <summary><c>EPOLL_CTL_DEL</c>.</summary>
    Delete = 2,
    /// <summary><c>EPOLL_CTL_MOD</c>.</summary>
    Modify = 3,
}
