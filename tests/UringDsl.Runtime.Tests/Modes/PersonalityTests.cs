using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using UringDsl.Abi;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Modes;

/// <summary>Operations under stored credentials.</summary>
[Collection(Rings.Name)]
public partial class PersonalityTests
{
    private const uint Nobody = 65534;

    [RootFact]
    public async Task A_file_of_roots_is_refused_to_anybody_else_in_the_step_that_opens_it()
    {
        string secret = Path.GetTempFileName(); // 0600
        try
        {
            PersonalityHandler handler = new();
            using RunningHandler running = RunningHandler.Start(handler);
            ushort nobody = running.On(() => As(Nobody, () => handler.Control.RegisterPersonality()));
            ushort root = running.On(() => handler.Control.RegisterPersonality());
            Assert.True(nobody > 0 && root > 0 && nobody != root, $"{nobody}, {root}");
            Assert.Equal(Errno.EACCES, await running.On(() => handler.OpenAndClose(secret, nobody)).Bounded());
            Assert.Equal(Errno.None, await running.On(() => handler.OpenAndClose(secret, root)).Bounded());
            Assert.Equal(Errno.None, await running.On(() => handler.OpenAndClose(secret, who: 0)).Bounded());
            (OutcomeKind, PersonalityHandler.LookStep, Errno) refused = (OutcomeKind.Failed, PersonalityHandler.LookStep.Open, Errno.EACCES);
            Assert.Equal(refused, await running.On(() => handler.LookInto(secret, nobody)).Bounded());
            Assert.Equal(OutcomeKind.Completed, (await running.On(() => handler.LookInto(secret, root)).Bounded()).Kind);

            running.On(() => handler.Control.UnregisterPersonality(nobody));
            Assert.Equal(Errno.EINVAL, await running.On(() => handler.OpenAndClose(secret, nobody)).Bounded());
        }
        finally
        {
            File.Delete(secret);
        }
    }

    [Fact]
    public async Task Credentials_that_there_are_not_are_refused()
    {
        PersonalityHandler handler = new();
        using RunningHandler running = RunningHandler.Start(handler);
        Assert.Equal(Errno.EINVAL, await running.On(() => handler.OpenAndClose("/dev/null", who: 7)).Bounded());
        RingRefusedException refused = running.On(() => Assert.Throws<RingRefusedException>(() => handler.Control.UnregisterPersonality(7)));
        Assert.Equal(Errno.EINVAL, refused.Error);
        Assert.Contains("There are none of that number", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>As another user, on this thread only and for as long as it takes: the system call, since the C library's changes all threads.</summary>
    private static T As<T>(uint user, Func<T> run)
    {
        int setFileUser = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? 151 : 122;
        _ = Syscall(setFileUser, (nint)user);
        try
        {
            return run();
        }
        finally
        {
            _ = Syscall(setFileUser, 0);
        }
    }

    [LibraryImport("libc", EntryPoint = "syscall")]
    private static partial nint Syscall(nint number, nint a);
}
