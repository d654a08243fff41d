using System.Net.WebSockets;

namespace LenNotify.SignalR.Tests;

public sealed class CrowdTests
{
    private const int Tried = 500;
    private const int Allowed = 20;

    [Fact]
    public async Task Five_hundred_connections_of_one_person_leave_the_allowed_ones_and_everybody_elses()
    {
        await using var host = await HubHost.StartAsync();
        await using var bob = await host.ConnectAsync("bob");

        var clients = await Task.WhenAll(Enumerable.Range(0, Tried).Select(_ => TryConnectAsync(host)));

        clients.Count(client => client is not null).Should().Be(Allowed);
        host.Get<HubPeople>().Find("ann")!.Connections.Should().HaveCount(Allowed);
        (await bob.CallAsync("unread_count"))["unread"].Should().NotBeNull();
        await Task.WhenAll(clients.Select(client => client?.DisposeAsync().AsTask() ?? Task.CompletedTask));
    }

    private static async Task<HubClient?> TryConnectAsync(HubHost host)
    {
        try
        {
            return await host.ConnectAsync("ann");
        }
        catch (WebSocketException)
        {
            // One too many.
            return null;
        }
    }
}
