using Xunit.Sdk;

namespace UringDsl.Testing;

/// <summary>A promise of the rig that was broken. Its own type, so that a negative control can't be satisfied by any other exception.</summary>
internal sealed class RigFailure(string message) : XunitException(message)
{
    public static void Unless(bool kept, string broken)
    {
        if (!kept) throw new RigFailure(broken);
    }
}
