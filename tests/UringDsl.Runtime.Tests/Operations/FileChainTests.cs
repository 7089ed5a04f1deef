using System.IO;
using System.Linq;
using System.Threading.Tasks;
using UringDsl.Abi;
using UringDsl.Runtime.Tests.Support;
using static UringDsl.Runtime.Tests.Operations.Operator;

namespace UringDsl.Runtime.Tests.Operations;

/// <summary>A file from its opening to its close in one submission, in a slot that the runtime reserves and gets back.</summary>
[Collection(Rings.Name)]
public class FileChainTests
{
    [Fact]
    public async Task A_file_is_opened_looked_at_read_and_closed_in_one_submission()
    {
        using Scene scene = new();
        string path = scene.Write("a", "whole file");
        ReceiveBuffer buffer = ReceiveBuffer.Allocate(100);
        for (int i = 0; i < 40; i++) // More often than there are slots.
        {
            LoadOutcome outcome = await scene.On(o => o.Load(path, buffer).AsTask());
            Assert.Equal((OutcomeKind.Completed, 10), (outcome.Kind, outcome.ReadBytes));
            Assert.Equal(10, outcome.Status.Length);
            Assert.Equal("whole file", Scene.Text(buffer, outcome.ReadBytes));
        }
    }

    [Fact]
    public async Task Many_at_once_take_a_slot_each_and_those_that_get_none_say_so()
    {
        using Scene scene = new();
        string path = scene.Write("a", "x");
        LoadOutcome[] outcomes = await scene.On(o => Task.WhenAll(Enumerable.Range(0, 40).Select(_ => o.Load(path, ReceiveBuffer.Allocate(4)).AsTask())));
        Assert.Equal(32, outcomes.Count(outcome => outcome.Kind == OutcomeKind.Completed));
        Assert.All(outcomes.Where(outcome => outcome.Kind != OutcomeKind.Completed), outcome =>
            Assert.Equal((OutcomeKind.Failed, LoadStep.Open, Errno.ENFILE), (outcome.Kind, outcome.Step, outcome.Error)));
    }

    [Fact]
    public async Task A_file_that_is_not_there_fails_at_its_step()
    {
        using Scene scene = new();
        for (int i = 0; i < 40; i++)
        {
            LoadOutcome outcome = await scene.On(o => o.Load(scene["missing"], ReceiveBuffer.Allocate(1)).AsTask());
            Assert.Equal((OutcomeKind.Failed, LoadStep.Open, Errno.ENOENT), (outcome.Kind, outcome.Step, outcome.Error));
            Assert.Equal(0, outcome.ReadBytes);
            Assert.False(outcome.Status.IsSuccess);
        }
    }

    [Fact]
    public async Task A_step_that_fails_behind_the_opening_closes_the_file()
    {
        using Scene scene = new();
        for (int i = 0; i < 40; i++)
        {
            LoadOutcome outcome = await scene.On(o => o.Load(scene.Folder, ReceiveBuffer.Allocate(1)).AsTask()); // A directory opens and does not read.
            Assert.Equal((OutcomeKind.Failed, LoadStep.Read, Errno.EISDIR), (outcome.Kind, outcome.Step, outcome.Error));
            Assert.True(outcome.Status.Statx.IsDirectory);
            Assert.Equal(0, scene.OpenFiles);
        }
    }

    [Fact]
    public async Task A_chain_that_leaves_its_file_open_gives_it_to_its_caller()
    {
        using Scene scene = new();
        SaveOutcome outcome = await scene.On(o => o.Save(scene["new"], OpenFlags.ReadWrite | OpenFlags.Create, Scene.Bytes("saved")).AsTask());
        Assert.Equal((OutcomeKind.Completed, 5), (outcome.Kind, outcome.WriteBytes));
        Assert.True(outcome.TryGetFile(out Slot file));
        ReceiveBuffer buffer = ReceiveBuffer.Allocate(8);
        Assert.Equal("saved", Scene.Text(buffer, (await scene.On(o => o.ReadSlot(file, buffer, 0).AsTask())).Bytes));
        Assert.Equal(OutcomeKind.Completed, (await scene.On(o => o.SyncAndClose(file).AsTask())).Kind);
        await Assert.ThrowsAsync<System.ArgumentException>(() => scene.On(o => o.SyncAndClose(file).AsTask()));
    }

    [Fact]
    public async Task A_chain_that_fails_keeps_its_file_from_its_caller_and_closes_it()
    {
        using Scene scene = new();
        scene.Write("a", "x");
        for (int i = 0; i < 40; i++)
        {
            SaveOutcome outcome = await scene.On(o => o.Save(scene["a"], OpenFlags.Read, Scene.Bytes("saved")).AsTask());
            Assert.Equal((OutcomeKind.Failed, SaveStep.Write, Errno.EBADF), (outcome.Kind, outcome.Step, outcome.Error));
            Assert.False(outcome.TryGetFile(out _));
        }
        Wait.Until(() => scene.Statistics.OperationsInFlight == 1, () => "every close of the runtime's has ended");
    }

    [Fact]
    public async Task A_read_that_the_next_step_depends_on_must_be_whole()
    {
        using Scene scene = new();
        string path = scene.Write("a", "1234");
        for (int i = 0; i < 40; i++)
        {
            LoadExactlyOutcome whole = await scene.On(o => o.LoadExactly(path, ReceiveBuffer.Allocate(4)).AsTask());
            Assert.Equal(OutcomeKind.Completed, whole.Kind);
            LoadExactlyOutcome cut = await scene.On(o => o.LoadExactly(path, ReceiveBuffer.Allocate(5)).AsTask());
            Assert.Equal((OutcomeKind.Partial, LoadExactlyStep.Read, 4), (cut.Kind, cut.Step, cut.ReadBytes)); // And its file is closed.
        }
    }

    [Fact]
    public async Task A_chain_that_breaks_before_its_close_closes_the_slot_that_it_was_given()
    {
        using Scene scene = new();
        string path = scene.Write("a", "1234");
        for (int i = 0; i < 40; i++)
        {
            Slot file = await scene.OpenSlot(path);
            ReadAndCloseSlotOutcome cut = await scene.On(o => o.ReadAndCloseSlot(file, ReceiveBuffer.Allocate(5)).AsTask());
            Assert.Equal(OutcomeKind.Partial, cut.Kind);
        }
        Wait.Until(() => scene.Statistics.OperationsInFlight == 1, () => "every close of the runtime's has ended");
        Assert.Equal(0, scene.OpenFiles);
    }

    [Fact]
    public async Task A_file_that_a_chain_opened_for_nobody_is_closed()
    {
        using Scene scene = new();
        string path = scene.Write("a", "x");
        for (int round = 0; round < 3; round++)
        {
            scene.On(o =>
            {
                for (int i = 0; i < 15; i++) o.LoadUnobserved(path, ReceiveBuffer.Allocate(1));
                for (int i = 0; i < 15; i++) _ = o.Save(path, OpenFlags.Write, Scene.Bytes("y")); // Never awaited.
            });
            Wait.Until(() => scene.Statistics.OperationsInFlight == 1, () => "they have ended, and been closed");
        }
        Assert.Equal("y", await File.ReadAllTextAsync(path));
    }

    [Fact]
    public async Task Chains_in_flight_when_the_ring_stops_leave_nothing_open()
    {
        using Scene scene = new();
        string path = scene.Write("a", "x");
        Task[] all = scene.Get(o =>
        {
            Task[] submitted = [.. Enumerable.Range(0, 15).Select(i => (Task)o.Load(path, ReceiveBuffer.Allocate(4)).AsTask()),
                .. Enumerable.Range(0, 15).Select(i => (Task)o.Save(path, OpenFlags.Write, Scene.Bytes("y")).AsTask())];
            o.StopNow();
            return submitted;
        });
        scene.Stop();
        await Task.WhenAll(all).Bounded();
        Assert.Equal((0, 0L), (scene.OpenFiles, scene.Statistics.SlotsHeldAtStop));
    }
}
