using LenNotify.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LenNotify.SignalR.Tests;

/// <summary>Two nodes over one store: what one does, the other's clients hear of, once and in order.</summary>
public sealed class NodesTests
{
    [Fact]
    public async Task What_one_node_publishes_clients_of_the_other_get_in_order_and_once()
    {
        await using var a = await HubHost.StartAsync();
        await using var b = await HubHost.StartAsync(services: services => Share(services, a));
        await using var onA = await a.ConnectAsync("ann");
        await using var onB = await b.ConnectAsync("ann");

        for (var number = 1; number <= 60; number++)
        {
            await (number % 3 == 0 ? b : a).PublishAsync("ann", $"{number}");
        }

        foreach (var client in new[] { onA, onB })
        {
            for (var number = 1; number <= 60; number++)
            {
                ((long)(await client.ReceiveAsync("notification"))["sequence"]!).Should().Be(number);
            }
        }
    }

    [Fact]
    public async Task What_is_read_on_one_node_makes_clients_of_the_other_look()
    {
        await using var a = await HubHost.StartAsync();
        await using var b = await HubHost.StartAsync(services: services => Share(services, a));
        await using var onA = await a.ConnectAsync("ann");
        await using var onB = await b.ConnectAsync("ann");
        var id = await a.PublishAsync("ann");
        await onB.ReceiveAsync("notification");

        await onA.CallAsync("mark_read", id.ToString());

        ((long)(await onB.ReceiveAsync("unread_count"))["unread"]!).Should().Be(0);
    }

    [Fact]
    public async Task Preferences_that_change_on_one_node_are_told_on_the_other()
    {
        await using var a = await HubHost.StartAsync();
        await using var b = await HubHost.StartAsync(services: services => Share(services, a));
        await using var onB = await b.ConnectAsync("ann");

        await a.Get<IUserSettings>().SetPreferencesAsync("ann", new Preferences { Language = "nl" });

        await onB.ReceiveAsync("preferences_changed");
    }

    [Fact]
    public async Task A_group_is_told_on_both_nodes_with_as_many_as_it_has()
    {
        await using var a = await HubHost.StartAsync();
        await using var b = await HubHost.StartAsync(services: services => Share(services, a));
        await using var onA = await a.ConnectAsync("ann");
        await using var onB = await b.ConnectAsync("ann");

        for (var number = 1; number <= 4; number++)
        {
            await a.Get<INotifier>().PublishAsync(new Notification { Type = "order_filled", Title = $"Filled {number}", GroupKey = "btc" }, "ann");
        }

        foreach (var client in new[] { onA, onB })
        {
            System.Text.Json.Nodes.JsonNode group;
            do
            {
                group = (await client.ReceiveAsync("group_summary"))["group"]!;
            }
            while ((int)group["count"]! < 4);

            ((string)group["key"]!, (int)group["count"]!).Should().Be(("btc", 4));
        }
    }

    private static void Share(IServiceCollection services, HubHost with)
    {
        // As a durable store would be: the data is one, and a signal is lost; the poll finds everything.
        var store = with.Get<INotificationStore>();
        services.Replace(ServiceDescriptor.Singleton(store));
    }
}
