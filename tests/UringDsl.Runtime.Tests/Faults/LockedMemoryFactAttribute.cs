using System;
using System.IO;

namespace UringDsl.Runtime.Tests.Faults;

/// <summary>The limit of locked memory means nothing to a process with CAP_IPC_LOCK, which root gives up by way of setpriv (util-linux).</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LockedMemoryFactAttribute : FactAttribute
{
    public LockedMemoryFactAttribute()
    {
        if (Environment.IsPrivilegedProcess && !File.Exists("/usr/bin/setpriv")) Skip = "setpriv is not installed (package util-linux)";
    }

    /// <summary>What runs a process without the capability.</summary>
    public static string[] Without => Environment.IsPrivilegedProcess ? ["setpriv", "--bounding-set", "-ipc_lock", "--inh-caps", "-ipc_lock"] : [];
}
