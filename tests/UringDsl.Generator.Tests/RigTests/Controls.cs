using System;
using System.Threading.Tasks;

namespace UringDsl.Testing.Tests;

/// <summary>Negative controls: what the rig must not let pass, and the words in which it says so.</summary>
internal static class Controls
{
    public const string Declared = """
        [System.AttributeUsage(System.AttributeTargets.Method)] sealed class ToyAttribute(int value) : System.Attribute { public int Value => value; }

        """;

    public const string Good = Declared + "namespace N { partial class P { [Toy(42)] public static partial int Go(); } }";

    /// <summary>Complete without generated code, for generators that emit none.</summary>
    public const string Plain = Declared + "namespace N { class P { [Toy(42)] public static int Go() => 42; } }";

    public static void MustFail(string because, Action act) => Assert.Contains(because, Assert.Throws<RigFailure>(act).Message);

    public static async Task MustFail(string because, Func<Task> act) => Assert.Contains(because, (await Assert.ThrowsAsync<RigFailure>(act)).Message);
}
