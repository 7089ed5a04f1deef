using System.IO;
using System.Threading.Tasks;
using UringDsl.Abi;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Guards;

[Collection(Rings.Name)]
public class FileOrderTests
{
    [Fact]
    public async Task A_sync_behind_a_write_starts_when_that_has_ended()
    {
        using GuardStage stage = new();
        using FileStream file = Temporary();
        Task<GuardHandler.SaveOutcome> saving = stage.On(handler =>
            handler.SaveAndWait(stage.PipeOut, Of(file), SendBuffer.CopyOf("data"u8)));
        Assert.Equal(0, stage.On(_ => file.Length)); // The first step waits, and so do the others.
        Assert.False(saving.IsCompleted);
        stage.WriteToPipe(1);
        Assert.Equal(OutcomeKind.Completed, (await saving.Bounded()).Kind);
        Assert.Equal(4, file.Length);
    }

    [Fact]
    public async Task A_sync_behind_a_write_that_failed_does_not_start()
    {
        using GuardStage stage = new();
        using FileStream file = Temporary(FileAccess.Read);
        Task<GuardHandler.SaveOutcome> saving = stage.On(handler =>
            handler.SaveAndWait(stage.PipeOut, Of(file), SendBuffer.CopyOf("data"u8)));
        stage.WriteToPipe(1);
        GuardHandler.SaveOutcome outcome = await saving.Bounded();
        Assert.Equal((OutcomeKind.Failed, GuardHandler.SaveStep.Write, Errno.EBADF), (outcome.Kind, outcome.Step, outcome.Error));
    }

    private static Descriptor Of(FileStream file) => new((int)file.SafeFileHandle.DangerousGetHandle());

    private static FileStream Temporary(FileAccess access = FileAccess.ReadWrite) =>
        new(Path.GetTempFileName(), FileMode.Open, access, FileShare.ReadWrite, 1, FileOptions.DeleteOnClose);
}
