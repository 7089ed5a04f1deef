using System;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using UringDsl.Abi;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Operations;

/// <summary>Times at which sent bytes left; from the loopback device, by the kernel's clock.</summary>
[Collection(Rings.Name)]
public class TransmitTests
{
    private const int SocketLevel = 1, Timestamping = 37;
    private const int TransmitSoftware = 1 << 1, ReportSoftware = 1 << 4, Keys = 1 << 7, TimesOnly = 1 << 11;

    private readonly TransmitHandler _handler = new();

    [Theory]
    [InlineData(RingModes.CqeMixed)]
    [InlineData(RingModes.Cqe32)]
    public void Each_datagram_is_reported_by_its_key_until_it_is_cancelled(RingModes modes)
    {
        using RunningHandler running = RunningHandler.Start(_handler, options: new RingOptions { Modes = modes });
        using Socket socket = Sender(TransmitSoftware | ReportSoftware | Keys | TimesOnly);
        DateTime before = DateTime.UtcNow.AddSeconds(-1);
        running.On(() => _handler.Watch(new Descriptor((int)socket.Handle)));
        for (int i = 1; i <= 3; i++)
        {
            socket.Send([1, 2, 3]);
            Wait.Until(() => running.On(() => _handler.Reports.Count) == i, () => $"{i} of them are reported");
        }
        TransmitTimestamp[] reports = running.On(() => _handler.Reports.ToArray());
        Assert.Equal([0u, 1u, 2u], reports.Select(report => report.Key));
        Assert.All(reports, report =>
        {
            Assert.True(report is { IsSuccess: true, IsArmed: true, Stage: TransmitStage.Sent, IsOfHardware: false }, report.ToString());
            Assert.InRange(DateTime.UnixEpoch + report.Time, before, DateTime.UtcNow.AddSeconds(1));
        });
        running.On(() => { _ = _handler.Unwatch(); });
        Wait.Until(() => running.On(() => _handler.Reports.Count) == 4, () => "it has ended");
        TransmitTimestamp end = running.On(() => _handler.Reports[^1]);
        Assert.Equal((false, false, Errno.ECANCELED, TimeSpan.Zero), (end.IsSuccess, end.IsArmed, end.Error, end.Time));
    }

    [Fact]
    public void A_handler_that_throws_at_a_report_hears_of_the_next_and_a_stop_ends_them()
    {
        using RunningHandler running = RunningHandler.Start(_handler);
        running.AllowsExceptions = true;
        using Socket socket = Sender(TransmitSoftware | ReportSoftware | Keys | TimesOnly);
        running.On(() =>
        {
            _handler.Reporting = () => throw new InvalidOperationException("Thrown on purpose.");
            _handler.Watch(new Descriptor((int)socket.Handle));
        });
        for (int i = 1; i <= 2; i++)
        {
            socket.Send([1]);
            Wait.Until(() => running.On(() => _handler.Reports.Count) == i, () => "it is reported");
        }
        running.Stop();
        Assert.Equal(Errno.ECANCELED, _handler.Reports[^1].Error);
        Assert.Equal(3, running.Statistics.HandlerExceptions);
    }

    [Fact]
    public async Task A_command_that_says_more_than_one_thing_has_ended_with_the_last()
    {
        using RunningHandler running = RunningHandler.Start(_handler);
        using Socket socket = Sender(TransmitSoftware | ReportSoftware | Keys | TimesOnly);
        Task<Completion> command = running.On(() => _handler.CommandAndWait(new Descriptor((int)socket.Handle)));
        for (int i = 0; i < 3; i++)
        {
            socket.Send([1]);
            Assert.Equal(1, socket.Receive(new byte[1])); // It has left: so its report is there.
            running.On(() => { }); // A turn, which takes it.
        }
        running.On(() => { _ = _handler.CancelCommand(); });
        Assert.Equal(Errno.ECANCELED, (await command.Bounded()).Error);
        Assert.Equal(0, running.Statistics.StaleCompletions);
    }

    [Fact]
    public void What_is_no_socket_has_no_reports()
    {
        using RunningHandler running = RunningHandler.Start(_handler);
        running.On(() => _handler.Watch(new Descriptor(1 << 20)));
        Wait.Until(() => running.On(() => _handler.Reports.Count) == 1, () => "it has failed");
        Assert.Equal((Errno.EBADF, false), running.On(() => (_handler.Reports[0].Error, _handler.Reports[0].IsArmed)));
    }

    [Fact]
    public void A_ring_of_small_completions_is_refused_at_the_start()
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(
            () => _handler.Run(new RingOptions { Modes = RingModes.SingleIssuer | RingModes.DeferTaskRun }, default));
        Assert.Contains("TransmitHandler.Watch completes with 32 bytes", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Add RingModes.CqeMixed", refused.Message, StringComparison.Ordinal);
    }

    private static Socket Sender(int options)
    {
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        socket.SetRawSocketOption(SocketLevel, Timestamping, BitConverter.GetBytes(options));
        socket.Connect(socket.LocalEndPoint!);
        return socket;
    }
}
