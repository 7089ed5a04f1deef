using System;

namespace UringDsl.Runtime.Tests.Modes;

/// <summary>A test that must be root, and is skipped with that reason where it is not.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RootFactAttribute : FactAttribute
{
    public RootFactAttribute()
    {
        if (!Environment.IsPrivilegedProcess) Skip = "Only root can take another user's credentials.";
    }
}
