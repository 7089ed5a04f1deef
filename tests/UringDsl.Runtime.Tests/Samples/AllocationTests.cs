using System;
using System.Diagnostics;
using System.Threading.Tasks;

namespace UringDsl.Runtime.Tests.Samples;

/// <summary>What a message costs the managed heap of the samples that serve connections, by the tables that they print: nothing.</summary>
public class AllocationTests
{
    private static readonly TimeSpan s_load = TimeSpan.FromSeconds(1.5); // The samples look ten times a second.

    [Theory]
    [MemberData(nameof(ServerTests.Names), MemberType = typeof(ServerTests))]
    public async Task A_request_costs_nothing(string name)
    {
        ServerDialect dialect = ServerTests.Of(name);
        using SampleServer server = await SampleServer.Start(name);
        using (SampleClient client = server.Connect())
        {
            Repeat(() => client.Ask(dialect.Ask.Request, dialect.Ask.Answer));
        }
        AllocatesNothing(await server.Stop());
    }

    [Theory]
    [InlineData("/plaintext")]
    [InlineData("/file")]
    public async Task A_request_of_HTTP_costs_nothing(string path)
    {
        using HttpSite site = await HttpSite.Start();
        byte[] file = site.Write("file", 200_000);
        using (SampleClient client = site.Connect())
        {
            Repeat(() =>
            {
                client.Send($"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n");
                Assert.Equal(path == "/file" ? file.Length : HttpSite.Hello.Length, HttpAnswer.Read(client).Body.Length);
            });
        }
        AllocatesNothing(await site.Stop());
    }

    [Fact]
    public async Task A_message_through_the_proxy_costs_nothing()
    {
        using SampleUpstream upstream = new();
        using SampleServer proxy = await SampleServer.Start("TcpProxy", "--upstream", upstream.Address);
        using (SampleClient client = proxy.Connect(), server = upstream.Accept())
        {
            Repeat(() =>
            {
                client.Send("question");
                server.Ask("answer", "question");
                client.Expect("answer");
            });
        }
        AllocatesNothing(await proxy.Stop());
    }

    private static void Repeat(Action turn)
    {
        for (long began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < s_load;) turn();
    }

    private static void AllocatesNothing(string table) => Assert.Equal("0", SampleServer.Row(table, "bytes allocated per receive"));
}
