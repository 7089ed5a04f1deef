using System;
using System.IO;
using System.IO.Pipes;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using UringDsl.Abi;
using UringDsl.Core;
using UringDsl.Runtime.Tests.Support;
using Xunit;

namespace UringDsl.Runtime.Tests.Adopting;

[Collection(Rings.Name)]
public class AdoptTests
{
    private static readonly FileStreamOptions Shared = new() { Mode = FileMode.Open, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite };

    private readonly AdoptingHandler _handler = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_pipe_is_read_again_and_again_until_its_end(bool direct)
    {
        using RunningHandler running = RunningHandler.Start(_handler);
        using AnonymousPipeServerStream pipe = new(PipeDirection.Out);
        Descriptor end = Take(pipe);
        running.On(() => Adopt(end, direct));
        Connection connection = Adopted(running, 1);
        running.On(() => _handler.Read(connection));
        string said = string.Concat(Enumerable.Range(0, 200).Select(i => $"line {i}\n")); // More than the buffers hold at once.
        pipe.Write(Encoding.UTF8.GetBytes(said));
        Wait.Until(() => running.On(() => _handler.Text.Length) == said.Length, () => "all has been read");
        Assert.Equal(said, _handler.Text.ToString());
        pipe.Dispose();
        Wait.Until(() => running.On(() => _handler.Ends.Count) == 1, () => "the end has come");
        Assert.Equal([Errno.None], _handler.Ends);
        running.On(() => _handler.Close(connection));
        running.WaitUntilIdle();
        Assert.False(IsOpen(end));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_socket_of_the_platform_becomes_a_connection_although_it_does_not_block(bool direct)
    {
        using RunningHandler running = RunningHandler.Start(_handler);
        (Socket here, Socket there) = Loopback.Pair();
        here.Blocking = false;
        Descriptor descriptor = new((int)here.SafeHandle.DangerousGetHandle());
        here.SafeHandle.SetHandleAsInvalid(); // From here on the handler closes it.
        running.On(() => Adopt(descriptor, direct));
        Connection connection = Adopted(running, 1);
        running.On(() => _handler.Receive(connection));
        there.Send("hello"u8);
        Wait.Until(() => running.On(() => _handler.Text.Length) == 5, () => "it has come");
        running.On(() => _handler.Send(connection, "and back"u8));
        byte[] back = new byte[20];
        Assert.Equal("and back", Encoding.UTF8.GetString(back, 0, there.Receive(back)));
        running.On(() => _handler.Close(connection));
        Assert.Equal(0, there.Receive(back));
        there.Dispose();
    }

    [Theory]
    [InlineData(RingFeature.None)]
    [InlineData(RingFeature.ReceiveLimits)]
    [InlineData(RingFeature.MultishotReceive)]
    public void A_receive_brings_no_more_at_once_than_its_limits_and_goes_on(RingFeature without)
    {
        using RunningHandler running = RunningHandler.Start(_handler, options: new RingOptions { Disable = without });
        (Socket here, Socket there) = Loopback.Pair();
        Descriptor descriptor = new((int)here.SafeHandle.DangerousGetHandle());
        here.SafeHandle.SetHandleAsInvalid();
        running.On(() => Adopt(descriptor, direct: true));
        Connection connection = Adopted(running, 1);
        there.Send(Encoding.UTF8.GetBytes(new string('x', 100)));
        running.On(() => _handler.ReceiveLittle(connection));
        Wait.Until(() => running.On(() => _handler.Text.Length == 100 || _handler.Ends.Count > 0), () => "all has come");
        Assert.Empty(_handler.Ends);
        Assert.All(_handler.Pieces, piece => Assert.True(piece.Length <= 10, $"{piece.Length} bytes at once"));
        Assert.Equal(0, running.Statistics.RearmsAfterOverflow);
        bool hasLimits = without == RingFeature.None && RingCapabilities.Probe().Has(RingFeature.ReceiveLimits);
        Wait.Until(() => running.Statistics.OneShotReceives == (hasLimits ? 0 : 10), () => $"{running.Statistics.OneShotReceives} RECVs of their own");
        there.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_keeps_its_original_leaves_it_open(bool direct)
    {
        using RunningHandler running = RunningHandler.Start(_handler);
        using AnonymousPipeServerStream pipe = new(PipeDirection.Out);
        Descriptor end = Take(pipe);
        running.On(() =>
        {
            if (direct) _handler.AdoptAwaited(end);
            else _handler.AdoptCopy(end);
        });
        Connection connection = Adopted(running, 1);
        running.On(() => _handler.Close(connection));
        running.WaitUntilIdle();
        Assert.True(IsOpen(end));
        Assert.Equal(0, NativeMethods.Close(end.Number));
    }

    [Fact]
    public void What_is_not_open_or_finds_no_room_stays_the_callers()
    {
        using RunningHandler running = RunningHandler.Start(_handler);
        running.On(() => _handler.Adopt(new Descriptor(1_000_000)));
        Wait.Until(() => running.On(() => _handler.Adopted.Count) == 1, () => "it is told");
        Assert.Equal(Errno.EBADF, _handler.Adopted[0].Error);
        AnonymousPipeServerStream[] pipes = [.. Enumerable.Range(0, 7).Select(_ => new AnonymousPipeServerStream(PipeDirection.Out))];
        Descriptor[] ends = [.. pipes.Select(Take)];
        for (int i = 0; i < 6; i++) running.On(() => Adopt(ends[i], direct: i % 2 == 0));
        running.On(() => _handler.AdoptCopy(ends[6]));
        Wait.Until(() => running.On(() => _handler.Adopted.Count) == 8, () => "all are told");
        Assert.Equal(4, _handler.Adopted.Count(adopted => adopted.IsSuccess)); // MaxConnections
        Assert.Equal(3, _handler.Adopted.Count(adopted => adopted.Error == Errno.ENFILE));
        Descriptor[] left = [.. ends.Skip(4)];
        Assert.All(left, end => Assert.True(IsOpen(end)));
        foreach (Descriptor end in left) Assert.Equal(0, NativeMethods.Close(end.Number));
        foreach (AnonymousPipeServerStream pipe in pipes) pipe.Dispose();
    }

    [Fact]
    public void An_eventfd_is_read_as_it_counts_and_a_file_on_disk_is_refused()
    {
        using RunningHandler running = RunningHandler.Start(_handler);
        int counter = NativeMethods.EventFile(0, 0x80000);
        running.On(() => Adopt(new Descriptor(counter), direct: false));
        Connection connection = Adopted(running, 1);
        running.On(() => _handler.Read(connection));
        for (ulong i = 1; i <= 3; i++)
        {
            Count(counter, i);
            Wait.Until(() => running.On(() => _handler.Pieces.Count) == (int)i, () => "it has been read");
        }
        Assert.Equal([1ul, 2, 3], _handler.Pieces.Select(piece => BitConverter.ToUInt64(piece)));
        string path = Path.GetTempFileName();
        using (FileStream file = File.OpenRead(path))
        {
            running.On(() => _handler.AdoptCopy(new Descriptor((int)file.SafeFileHandle.DangerousGetHandle())));
            Connection onDisk = Adopted(running, 2);
            running.On(() => _handler.Read(onDisk));
            Wait.Until(() => running.On(() => _handler.Ends.Count) == 1, () => "it is refused");
        }
        Assert.Equal([Errno.EBADFD], _handler.Ends);
        File.Delete(path);
    }

    [Fact]
    public void A_datagram_socket_keeps_its_options_and_its_messages()
    {
        const int TimestampOption = 29;
        using RunningHandler running = RunningHandler.Start(_handler);
        using Socket original = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        original.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        original.SetRawSocketOption(1, TimestampOption, BitConverter.GetBytes(1)); // SO_TIMESTAMP
        running.On(() => _handler.AdoptAwaited(new Descriptor((int)original.SafeHandle.DangerousGetHandle())));
        Connection connection = Adopted(running, 1);
        running.On(() => _handler.ReceiveMessage(connection));
        using Socket peer = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        foreach (string text in new[] { "a", "", "b" }) peer.SendTo(Encoding.UTF8.GetBytes(text), original.LocalEndPoint!);
        Wait.Until(() => running.On(() => _handler.Text.Length) == 2, () => "all have come");
        Assert.Equal([TimestampOption, TimestampOption, TimestampOption], _handler.ControlTypes);
        Assert.Equal("ab", _handler.Text.ToString());
        Assert.Empty(_handler.Ends);
    }

    [Fact]
    public void A_slot_is_filled_used_filled_again_and_released()
    {
        using RunningHandler running = RunningHandler.Start(_handler);
        string path = Path.GetTempFileName(), other = Path.GetTempFileName();
        using FileStream file = File.Open(path, Shared), second = File.Open(other, Shared);
        Slot slot = running.On(() => _handler.Control.InstallSlot(DescriptorOf(file)));
        running.On(() => _handler.Write(slot, SendBuffer.CopyOf("one"u8)));
        Wait.Until(() => running.On(() => _handler.Written.Count) == 1, () => "it is written");
        running.On(() => _handler.Control.Update(slot, DescriptorOf(second)));
        running.On(() => _handler.Write(slot, SendBuffer.CopyOf("two"u8)));
        Wait.Until(() => running.On(() => _handler.Written.Count) == 2, () => "it is written");
        running.On(() => _handler.Control.Release(slot));
        Assert.Throws<InvalidOperationException>(() => running.On(() => _handler.Control.Release(slot)));
        Assert.Throws<RingRefusedException>(() => running.On(() => _handler.Control.InstallSlot(new Descriptor(1_000_000))));
        Assert.Throws<ArgumentOutOfRangeException>(() => running.On(() => _handler.Control.InstallSlot(new Descriptor(-1))));
        Assert.Throws<InvalidOperationException>(() => running.On(() => _handler.Control.Update(new Slot(12), DescriptorOf(file))));
        file.Dispose();
        second.Dispose();
        Assert.Equal(("one", "two"), (File.ReadAllText(path), File.ReadAllText(other)));
        File.Delete(path);
        File.Delete(other);
    }

    [Fact]
    public void A_slot_that_a_submission_works_on_is_not_taken_from_it()
    {
        using RunningHandler running = RunningHandler.Start(_handler);
        using AnonymousPipeServerStream pipe = new(PipeDirection.Out);
        Descriptor end = Take(pipe);
        Slot slot = running.On(() => _handler.Control.InstallSlot(end));
        running.On(() => _handler.ReadSlot(slot, ReceiveBuffer.Allocate(8)));
        InvalidOperationException thrown = Assert.Throws<InvalidOperationException>(() => running.On(() => _handler.Control.Release(slot)));
        Assert.Contains("ReadSlot works on slot", thrown.Message, StringComparison.Ordinal);
        pipe.Write("x"u8);
        Wait.Until(() => running.On(() => _handler.Written.Count) == 1, () => "it is read");
        running.On(() => _handler.Control.Release(slot));
        Assert.Equal(0, NativeMethods.Close(end.Number));
    }

    private static Descriptor DescriptorOf(FileStream file) => new((int)file.SafeFileHandle.DangerousGetHandle());

    private static unsafe void Count(int counter, ulong value) => Assert.Equal(sizeof(ulong), NativeMethods.Write(counter, &value, sizeof(ulong)));

    private static bool IsOpen(Descriptor descriptor) => NativeMethods.FileControl(descriptor.Number, 3, 0) >= 0;

    /// <summary>The reading end, without anybody else who would close it.</summary>
    private static Descriptor Take(AnonymousPipeServerStream pipe)
    {
        Descriptor end = new((int)pipe.ClientSafePipeHandle.DangerousGetHandle());
        pipe.ClientSafePipeHandle.SetHandleAsInvalid();
        return end;
    }

    private void Adopt(Descriptor descriptor, bool direct)
    {
        if (direct) _handler.AdoptIntoSlot(descriptor);
        else _handler.Adopt(descriptor);
    }

    private Connection Adopted(RunningHandler running, int count)
    {
        Wait.Until(() => running.On(() => _handler.Adopted.Count) == count, () => "it is adopted");
        Assert.True(_handler.Adopted[^1].TryGetConnection(out Connection connection), $"{_handler.Adopted[^1].Error}");
        return connection;
    }
}
