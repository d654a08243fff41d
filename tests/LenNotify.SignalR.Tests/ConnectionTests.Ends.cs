using System.Text.Json.Nodes;
using LenNotify.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace LenNotify.SignalR.Tests;

public sealed partial class ConnectionTests
{
    [Fact]
    public async Task A_connection_ends_when_its_token_does()
    {
        await using var host = await HubHost.StartAsync();
        await using var client = await host.ConnectAsync(HubHost.Token("ann") with { Expires = HubHost.Now.AddSeconds(3) });

        await client.ClosedAsync();
    }

    [Fact]
    public async Task One_connection_too_many_is_closed_and_the_others_stay()
    {
        await using var host = await HubHost.StartAsync(o => o.ConnectionsPerUser = 2);
        await using var first = await host.ConnectAsync("ann");
        await using var second = await host.ConnectAsync("ann");
        await using var third = await HubClient.OpenAsync(Hub(host, HubHost.Token("ann")));
        await third.ClosedAsync();
        await using var bob = await host.ConnectAsync("bob");

        await host.PublishAsync("ann");

        await first.ReceiveAsync("notification");
        await second.ReceiveAsync("notification");
        await second.DisposeAsync();
    }

    [Fact]
    public async Task Too_large_a_message_and_too_many_calls_close_that_connection_only()
    {
        await using var host = await HubHost.StartAsync(o => o.CallsPerSecond = 2);
        await using var large = await host.ConnectAsync("ann");
        await using var quick = await host.ConnectAsync("ann");
        await using var other = await host.ConnectAsync("ann");

        await large.SendAsync($$"""{"type":1,"target":"recent","arguments":["{{new string('x', 40_000)}}"]}""");
        await large.ClosedAsync();
        for (var call = 0; call < 50; call++)
        {
            await quick.SendAsync("""{"type":1,"target":"unread_count","arguments":[]}""").ContinueWith(static _ => { }, TaskScheduler.Default);
        }

        await quick.ClosedAsync();
        (await other.CallAsync("unread_count"))["unread"].Should().NotBeNull();
    }

    [Fact]
    public async Task All_connections_of_a_person_together_may_call_only_so_often()
    {
        await using var host = await HubHost.StartAsync(o => (o.CallsPerSecond, o.CallsPerSecondOfUser) = (1_000, 1));
        await using var phone = await host.ConnectAsync("ann");
        await using var browser = await host.ConnectAsync("ann");
        await using var bobs = await host.ConnectAsync("bob");

        var answers = new List<JsonNode>();
        for (var call = 0; call < 50 && answers.LastOrDefault() is not JsonValue; call++)
        {
            answers.Add(await (call % 2 == 0 ? phone : browser).CallAsync("unread_count"));
        }

        answers.Should().HaveCountGreaterThan(5, "so many may come at once");
        ((string)answers[^1]!).Should().EndWith("too_many");
        (await bobs.CallAsync("unread_count"))["unread"].Should().NotBeNull();
        await host.PublishAsync("ann");
        await phone.ReceiveAsync("notification");
        await browser.ReceiveAsync("notification");
    }

    [Fact]
    public async Task Connections_of_a_person_who_was_disabled_end_within_a_minute_and_others_stay()
    {
        var (time, policy) = (new TestTime(HubHost.Now), new Disabled("ann"));
        await using var host = await HubHost.StartAsync(services: services => services.Replace(
            ServiceDescriptor.Singleton(provider => new ConnectionWatch(time, provider.GetRequiredService<ILogger<ConnectionWatch>>(), policy))));
        await using var phone = await host.ConnectAsync("ann");
        await using var browser = await host.ConnectAsync("ann");
        await using var bobs = await host.ConnectAsync("bob");

        time.PassTo(time.GetUtcNow() + TimeSpan.FromSeconds(30));

        await phone.ClosedAsync();
        await browser.ClosedAsync();
        (await bobs.CallAsync("unread_count"))["unread"].Should().NotBeNull();
    }

    private sealed class Disabled(string disabled) : IConnectionPolicy
    {
        public ValueTask<bool> MayStayAsync(string userId, CancellationToken cancellationToken) => ValueTask.FromResult(userId != disabled);
    }
}
