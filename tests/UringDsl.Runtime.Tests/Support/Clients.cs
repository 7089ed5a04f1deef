using System;
using System.Net;
using System.Threading.Tasks;

namespace UringDsl.Runtime.Tests.Support;

/// <summary>Many peers that end together.</summary>
internal sealed class Clients(params TestClient[] clients) : IDisposable
{
    public TestClient[] All => clients;

    public static async Task<TestClient[]> Connect(EndPoint endPoint, int count)
    {
        TestClient[] clients = new TestClient[count];
        try
        {
            for (int i = 0; i < count; i++) clients[i] = await TestClient.Connect(endPoint, i);
        }
        catch
        {
            foreach (TestClient? client in clients) client?.Dispose();
            throw;
        }
        return clients;
    }

    public void Dispose()
    {
        foreach (TestClient client in clients) client.Dispose();
    }
}
