using System.Collections.Generic;
using System.Linq;
using UringDsl.Abi;

namespace UringDsl.Hazards.Tests.Support;

/// <summary>Expectations of completions.</summary>
internal static class Cqes
{
    /// <summary>The completion is this failure.</summary>
    public static void Expect(this Cqe cqe, Errno error, CqeFlags flags = CqeFlags.None) => cqe.Expect(-(int)error, flags);

    /// <summary>The completion has this result and, of the flags that say what follows, these.</summary>
    public static void Expect(this Cqe cqe, int result, CqeFlags flags = CqeFlags.None)
    {
        const CqeFlags Telling = CqeFlags.More | CqeFlags.Notification | CqeFlags.Buffer | CqeFlags.BufferMore | CqeFlags.Skip | CqeFlags.Large;
        Assert.Equal((Named(result), flags), (Named(cqe.Result), cqe.Flags & Telling));
    }

    public static IEnumerable<string> Results(this IEnumerable<Cqe> cqes) => cqes.Select(cqe => Named(cqe.Result));

    /// <summary>The user data of completions, in their order.</summary>
    public static IEnumerable<ulong> Ids(this IEnumerable<Cqe> cqes) => cqes.Select(cqe => cqe.UserData);

    private static string Named(int result) => result is < 0 and > -4096 ? ((Errno)(-result)).ToString() : result.ToString();
}
