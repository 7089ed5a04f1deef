using System.Net;
using System.Threading.Tasks;
using UringDsl.Runtime.Tests.Support;

namespace UringDsl.Runtime.Tests.Guards;

/// <summary>The record of a submission that ended in its own turn is free, and whoever gets it next has it alone.</summary>
[Collection(Rings.Name)]
public class GivenUpTests
{
    [Fact]
    public async Task What_is_submitted_behind_the_outcome_of_a_send_that_was_given_up_at_once_completes()
    {
        IPEndPoint endPoint = FreePort.EndPoint();
        GivenUpHandler handler = new(endPoint);
        using RunningHandler running = RunningHandler.Start(handler);
        Wait.Until(() => ListeningSockets.Count(endPoint) > 0, () => "it listens");
        const int Clients = 10;
        for (int i = 0; i < Clients; i++)
        {
            using TestClient client = await TestClient.Connect(endPoint);
            int expired = (i + 1) * GivenUpHandler.Timers;
            Wait.Until(() => running.On(() => handler.Expired) == expired, () => $"{running.On(() => handler.Expired)} of {expired} timers have run out");
        }
        Assert.Equal(Clients, running.On(() => handler.GivenUp));
    }
}
