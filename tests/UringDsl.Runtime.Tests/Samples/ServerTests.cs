using System;
using System.Linq;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Samples;

/// <summary>What every sample that serves bears: peers that vanish, that complete no request, that read late, and that never read.</summary>
public class ServerTests
{
    private static readonly ServerDialect[] s_servers = [RespServerTests.Dialect, MemcachedServerTests.Dialect];

    public static TheoryData<string> Names => [.. s_servers.Select(server => server.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Clients_may_vanish_in_every_state(string name)
    {
        ServerDialect dialect = Of(name);
        using SampleServer server = await SampleServer.Start(name);
        for (int round = 0; round < 2; round++)
        {
            foreach ((string sends, int receives) in dialect.Lives)
            {
                SampleClient reset = server.Connect(), closed = server.Connect();
                reset.Send(sends);
                closed.Send(sends);
                reset.Receive(receives);
                closed.Receive(receives);
                reset.Reset();
                closed.Dispose();
            }
        }
        using SampleClient last = server.Connect();
        last.Ask(dialect.Ask.Request, dialect.Ask.Answer);
        Wait.Until(() => server.OpenConnections() == 1, () => $"the others are gone: {server.OpenConnections()}");
        last.Dispose();
        await server.Stop();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Who_completes_no_request_in_time_is_told_so_and_the_others_are_served(string name)
    {
        ServerDialect dialect = Of(name);
        using SampleServer server = await SampleServer.Start(name, "--idle", "3");
        using SampleClient busy = server.Connect(), slow = server.Connect(), silent = server.Connect();
        silent.Send(dialect.Silent.Begin);
        Task<string> slowness = slow.ReceiveToEndBeside(), silence = silent.ReceiveToEndBeside();
        slow.Send(dialect.Slow.Begin);
        for (int i = 0; i < 1000 && !(slowness.IsCompleted && silence.IsCompleted); i++)
        {
            if (!slow.HasAnswer) slow.Send("x"); // Behind the server's close it would be answered with a reset.
            busy.Ask(dialect.Ask.Request, dialect.Ask.Answer);
            await Task.Delay(20);
        }
        Assert.Equal((dialect.Slow.Told, dialect.Silent.Told), (await slowness.Bounded(), await silence.Bounded()));
        busy.Ask(dialect.Ask.Request, dialect.Ask.Answer);
        busy.Dispose();
        Assert.Equal("2", SampleServer.Row(await server.Stop(), "idle connections closed"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Who_reads_late_gets_every_answer_also_behind_the_end_of_its_requests(string name)
    {
        const int Count = 60;
        ServerDialect dialect = Of(name);
        using SampleServer server = await SampleServer.Start(name);
        using SampleClient late = server.Connect(receiveBuffer: 1 << 16);
        late.Ask(dialect.Prepare.Request, dialect.Prepare.Answer);
        late.Send(string.Concat(Enumerable.Repeat(dialect.Big.Request, Count)) + dialect.Ask.Request);
        late.EndSending();
        using SampleClient other = server.Connect();
        other.Ask(dialect.Ask.Request, dialect.Ask.Answer);
        string answers = late.ReceiveToEnd(), expected = string.Concat(Enumerable.Repeat(dialect.Big.Answer, Count)) + dialect.Ask.Answer;
        Assert.Equal((expected.Length, true), (answers.Length, answers == expected));
        other.Dispose();
        await server.Stop();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Who_goes_on_asking_and_never_reads_is_cut_off(string name)
    {
        ServerDialect dialect = Of(name);
        using SampleServer server = await SampleServer.Start(name);
        using SampleClient client = server.Connect(receiveBuffer: 1 << 16);
        client.Ask(dialect.Prepare.Request, dialect.Prepare.Answer);
        byte[] requests = Encoding.Latin1.GetBytes(string.Concat(Enumerable.Repeat(dialect.Big.Request, (1 << 20) / dialect.Big.Request.Length)));
        Assert.ThrowsAny<SocketException>(() =>
        {
            for (int i = 0; i < 200; i++) client.Send(requests);
        });
        Assert.Equal("1", SampleServer.Row(await server.Stop(), "flooding connections aborted"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Who_leaves_and_reads_late_gets_every_answer(string name)
    {
        const int Count = 16; // more than the kernel holds, and less than may be unread
        ServerDialect dialect = Of(name);
        using SampleServer server = await SampleServer.Start(name);
        using SampleClient late = server.Connect(receiveBuffer: 1 << 16);
        late.Ask(dialect.Prepare.Request, dialect.Prepare.Answer);
        late.Send(string.Concat(Enumerable.Repeat(dialect.Big.Request, Count)) + dialect.Leave.Request);
        await Task.Delay(4000); // It is let go two seconds behind its last answer, and that is not on its way yet.
        string answers = late.ReceiveToEnd(), expected = string.Concat(Enumerable.Repeat(dialect.Big.Answer, Count)) + dialect.Leave.Answer;
        Assert.Equal((expected.Length, true), (answers.Length, answers == expected));
        late.Dispose();
        await server.Stop();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Who_leaves_and_does_not_read_at_all_sees_that_its_answers_were_cut(string name)
    {
        ServerDialect dialect = Of(name);
        using SampleServer server = await SampleServer.Start(name, "--idle", "3");
        foreach (bool ends in (bool[])[false, true])
        {
            using SampleClient deaf = server.Connect(receiveBuffer: 1 << 16);
            deaf.Ask(dialect.Prepare.Request, dialect.Prepare.Answer);
            deaf.Send(string.Concat(Enumerable.Repeat(dialect.Big.Request, 16)) + dialect.Leave.Request);
            if (ends) deaf.EndSending();
            Wait.Until(() => server.OpenConnections() == 0, () => "it is let go");
            Assert.ThrowsAny<SocketException>(() => deaf.ReceiveToEnd()); // and not an end in order
        }
        await server.Stop();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_answer_that_is_longer_than_may_be_unread_is_refused_and_the_next_request_served(string name)
    {
        ServerDialect dialect = Of(name);
        using SampleServer server = await SampleServer.Start(name);
        using SampleClient client = server.Connect();
        client.Ask(dialect.Prepare.Request, dialect.Prepare.Answer);
        client.Ask(dialect.TooMuch.Request + dialect.Ask.Request, dialect.TooMuch.Answer + dialect.Ask.Answer);
        client.Ask(dialect.Big.Request, dialect.Big.Answer);
        client.Dispose();
        await server.Stop();
    }

    internal static ServerDialect Of(string name) => s_servers.Single(server => server.Name == name);
}
