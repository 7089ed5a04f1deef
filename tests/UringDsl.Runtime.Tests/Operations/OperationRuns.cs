using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using UringDsl.Abi;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Operations;

/// <summary>One success of every operation that <see cref="Operator"/> has: the submission by name, and how to run it.</summary>
internal static class OperationRuns
{
    public static IReadOnlyDictionary<Opcode, (string Submission, Func<Scene, Task> Run)> All { get; } = new Dictionary<Opcode, (string, Func<Scene, Task>)>
    {
        [Opcode.Nop] = (nameof(Operator.Nop), scene => Succeeds(scene, o => o.Nop().AsTask())),
        [Opcode.Readv] =
            (nameof(Operator.ReadMany), scene => OnFile(scene, file => Moves(scene, o => o.ReadMany(file, [ReceiveBuffer.Allocate(2)], 0).AsTask()))),
        [Opcode.Writev] = (nameof(Operator.WriteMany), scene => OnFile(scene, file => Moves(scene, o => o.WriteMany(file, [Scene.Bytes("x")], 0).AsTask()))),
        [Opcode.Read] = (nameof(Operator.Read), scene => OnFile(scene, file => Moves(scene, o => o.Read(file, ReceiveBuffer.Allocate(2), 0).AsTask()))),
        [Opcode.Write] = (nameof(Operator.Write), scene => OnFile(scene, file => Moves(scene, o => o.Write(file, Scene.Bytes("x"), 0).AsTask()))),
        [Opcode.Fsync] = (nameof(Operator.Sync), scene => OnFile(scene, file => Succeeds(scene, o => o.Sync(file).AsTask()))),
        [Opcode.SyncFileRange] =
            (nameof(Operator.SyncRange), scene => OnFile(scene, file => Succeeds(scene, o => o.SyncRange(file, 0, 1, SyncRangeFlags.Write).AsTask()))),
        [Opcode.Fallocate] =
            (nameof(Operator.Allocate), scene => OnFile(scene, file => Succeeds(scene, o => o.Allocate(file, FallocateMode.None, 0, 9).AsTask()))),
        [Opcode.Fadvise] = (nameof(Operator.Advise), scene => OnFile(scene, file => Succeeds(scene, o => o.Advise(file, 0, 1, FileAdvice.Random).AsTask()))),
        [Opcode.Ftruncate] = (nameof(Operator.Truncate), scene => OnFile(scene, file => Succeeds(scene, o => o.Truncate(file, 1).AsTask()))),
        [Opcode.Openat] = (nameof(Operator.Open), scene => OnFile(scene, static _ => Task.CompletedTask)),
        [Opcode.Close] = (nameof(Operator.Close), scene => OnFile(scene, static _ => Task.CompletedTask)),
        [Opcode.Openat2] = (nameof(Operator.OpenHow), OpensByRules),
        [Opcode.Statx] =
            (nameof(Operator.Status), async scene => Assert.True((await scene.On(o => o.Status(scene.Folder, StatxMask.Basic).AsTask())).IsSuccess)),
        [Opcode.Renameat] =
            (nameof(Operator.Rename), scene => Succeeds(scene, o => o.Rename(scene.Write("a", ""), scene["b"], RenameFlags.None).AsTask())),
        [Opcode.Unlinkat] = (nameof(Operator.Unlink), scene => Succeeds(scene, o => o.Unlink(scene.Write("a", ""), UnlinkFlags.None).AsTask())),
        [Opcode.Mkdirat] = (nameof(Operator.MakeDirectory), scene => Succeeds(scene, o => o.MakeDirectory(scene["d"], 0x1FF).AsTask())),
        [Opcode.Symlinkat] = (nameof(Operator.Symlink), scene => Succeeds(scene, o => o.Symlink("to", scene["l"]).AsTask())),
        [Opcode.Linkat] = (nameof(Operator.HardLink), scene => Succeeds(scene, o => o.HardLink(scene.Write("a", ""), scene["l"]).AsTask())),
        [Opcode.Setxattr] = (nameof(Operator.SetXattr), static scene => WithAttribute(scene)),
        [Opcode.Getxattr] =
            (nameof(Operator.GetXattr), scene => WithAttribute(scene, path => Moves(scene, o => o.GetXattr(path, Name, ReceiveBuffer.Allocate(9)).AsTask()))),
        [Opcode.Fsetxattr] =
            (nameof(Operator.SetXattrOf), scene => OnFile(scene, file => Succeeds(scene, o => o.SetXattrOf(file, Name, Scene.Bytes("x")).AsTask()))),
        [Opcode.Fgetxattr] = (nameof(Operator.GetXattrOf), scene => WithAttribute(scene, async path =>
        {
            Descriptor file = await scene.Open(path);
            await Moves(scene, o => o.GetXattrOf(file, Name, ReceiveBuffer.Allocate(9)).AsTask());
            await scene.Close(file);
        })),
        [Opcode.Pipe] = (nameof(Operator.Pipe), scene => OnPipe(scene, static (_, _) => Task.CompletedTask)),
        [Opcode.Splice] =
            (nameof(Operator.Splice), scene => OnPipe(scene, (_, write) => OnFile(scene, f => Moves(scene, o => o.Splice(f, write, 1).AsTask())))),
        [Opcode.Tee] = (nameof(Operator.Tee), scene => OnPipe(scene, (read, write) => OnPipe(scene, async (_, other) =>
        {
            await Moves(scene, o => o.WriteOn(write, "x"u8).AsTask());
            await Moves(scene, o => o.Tee(read, other, 1).AsTask());
        }))),
        [Opcode.PollAdd] = (nameof(Operator.Poll), scene => OnPipe(scene, async (_, write) =>
            Assert.True((await scene.On(o => o.Poll(write, PollEvents.Out).AsTask())).IsSuccess))),
        [Opcode.PollRemove] = (nameof(Operator.Unwatch), scene => OnPipe(scene, (read, _) =>
        {
            scene.On(o => o.Watch(read, PollEvents.In));
            return Succeeds(scene, o => o.Unwatch().AsTask());
        })),
        [Opcode.TimeoutRemove] = (nameof(Operator.WakeUp), scene =>
        {
            scene.On(o => { _ = o.Sleep(TimeSpan.FromHours(1)); });
            return Succeeds(scene, o => o.WakeUp().AsTask());
        }),
        [Opcode.AsyncCancel] = (nameof(Operator.CancelWatch), scene => OnPipe(scene, (read, _) =>
        {
            scene.On(o => o.Watch(read, PollEvents.In));
            return Succeeds(scene, o => o.CancelWatch().AsTask(), result: 1);
        })),
        [Opcode.EpollCtl] = (nameof(Operator.EpollControl), scene => OnEpoll(scene, static _ => Task.CompletedTask)),
        [Opcode.EpollWait] = (nameof(Operator.EpollWait), scene => OnEpoll(scene, epoll =>
            Succeeds(scene, o => o.EpollWait(epoll, ReceiveBuffer.Allocate(EpollEvent.NativeSize)).AsTask(), result: 1))),
        [Opcode.FutexWait] = (nameof(Operator.FutexWait), scene => Wakes(scene, (o, word) => o.FutexWait(word, 0).AsTask())),
        [Opcode.FutexWaitv] = (nameof(Operator.FutexWaitMany), scene => Wakes(scene, (o, word) => o.FutexWaitMany([new(word, 0)]).AsTask())),
        [Opcode.FutexWake] = (nameof(Operator.FutexWake), scene => Wakes(scene, (o, word) => o.FutexWait(word, 0).AsTask())),
        [Opcode.Waitid] = (nameof(Operator.WaitForChild), async scene =>
        {
            int child = ChildTests.Spawn("exit 3");
            Assert.Equal(3, (await scene.On(o => o.WaitForChild(child).AsTask())).Value);
        }),
        [Opcode.Madvise] = (nameof(Operator.Advise), scene => Succeeds(scene, o => o.Advise(0, 0, MemoryAdvice.Normal).AsTask())),
        [Opcode.FixedFdInstall] = (nameof(Operator.Install), async scene =>
        {
            Slot slot = await scene.OpenSlot(scene.Write("a", ""));
            Assert.True((await scene.On(o => o.Install(slot).AsTask())).TryGetDescriptor(out Descriptor file));
            await scene.Close(file);
        }),
        [Opcode.FilesUpdate] = (nameof(Operator.UpdateFiles), scene => Succeeds(scene, o => o.UpdateFiles([new(-1)], 40).AsTask(), result: 1)),
        [Opcode.ProvideBuffers] = (nameof(Operator.ProvideBuffers), static scene => ProvidesBuffers(scene)),
        [Opcode.RemoveBuffers] = (nameof(Operator.RemoveBuffers), static scene => ProvidesBuffers(scene)),
        [Opcode.UringCmd] = (nameof(Operator.BytesReadable), async scene =>
        {
            using System.Net.Sockets.Socket socket = new(System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp);
            await Succeeds(scene, o => o.SetSocketOption(new Descriptor((int)socket.Handle), level: 1, name: 9, value: 1).AsTask());
            await Succeeds(scene, o => o.Command(new Descriptor((int)socket.Handle), (int)SocketOperation.BytesUnsent).AsTask());
        }),
    };

    private const string Name = "user.colour";

    private static async Task Succeeds(Scene scene, Func<Operator, Task<Completion>> submit, int result = 0) =>
        Assert.Equal(new Completion(result), await scene.On(submit));

    private static async Task Moves(Scene scene, Func<Operator, Task<Transferred>> submit) => Assert.Equal(1, (await scene.On(submit)).Bytes);

    private static async Task OnFile(Scene scene, Func<Descriptor, Task> use)
    {
        Descriptor file = await scene.Open(scene.Write("file", "x"));
        await use(file);
        await scene.Close(file);
    }

    private static async Task OnPipe(Scene scene, Func<Descriptor, Descriptor, Task> use)
    {
        (Descriptor read, Descriptor write) = await PipeTests.Make(scene);
        await use(read, write);
        await scene.Close(read);
        await scene.Close(write);
    }

    private static Task OnEpoll(Scene scene, Func<Descriptor, Task> use) => OnPipe(scene, async (_, write) =>
    {
        Descriptor epoll = EpollTests.Make();
        await Succeeds(scene, o => o.EpollControl(epoll, EpollOperation.Add, write, new(PollEvents.Out, 1)).AsTask());
        await use(epoll);
        await scene.Close(epoll);
    });

    private static async Task Wakes(Scene scene, Func<Operator, FutexWord, Task<Completion>> wait)
    {
        using FutexWord word = new();
        Task<Completion> waiting = scene.Get(o => wait(o, word));
        await Succeeds(scene, o => o.FutexWake(word, 1).AsTask(), result: 1);
        Assert.True((await waiting.Bounded()).IsSuccess);
    }

    private static async Task OpensByRules(Scene scene)
    {
        Opened opened = await scene.On(o => o.OpenHow(scene.Folder, new OpenHow()).AsTask());
        Assert.True(opened.TryGetDescriptor(out Descriptor file));
        await scene.Close(file);
    }

    private static async Task WithAttribute(Scene scene, Func<string, Task>? use = null)
    {
        string path = scene.Write("a", "");
        await Succeeds(scene, o => o.SetXattr(path, Name, "x"u8, XattrFlags.Create).AsTask());
        if (use is not null) await use(path);
    }

    private static async Task ProvidesBuffers(Scene scene)
    {
        nint pages = DescriptorTests.Pages();
        await Succeeds(scene, o => o.ProvideBuffers(pages, 16, count: 2, bufferGroup: 77, firstId: 0).AsTask());
        await Succeeds(scene, o => o.RemoveBuffers(2, 77).AsTask(), result: 2);
        DescriptorTests.Free(pages);
    }
}
