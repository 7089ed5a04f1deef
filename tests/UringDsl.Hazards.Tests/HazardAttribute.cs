using System;

namespace UringDsl.Hazards.Tests;

/// <summary>The test shows what the kernel does when nobody guards against these hazards of the ledger.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class HazardAttribute(params string[] ids) : Attribute
{
    public string[] Ids { get; } = ids;
}
