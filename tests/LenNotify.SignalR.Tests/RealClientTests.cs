namespace LenNotify.SignalR.Tests;

/// <summary>
/// Clients that others wrote, each on two devices of one person, through a network that is cut in the middle of messages:
/// Microsoft's client of the hub in node and in a browser; server-sent events and a plain WebSocket by a script.
/// </summary>
public sealed class RealClientTests
{
    private const int Cuts = 20;
    private const int AfterEach = 8;

    // All that comes after one cut is more than this, and so it is always reached.
    private const int MostBytes = 3_500;

    [NodeTheory]
    [InlineData("hub")]
    [InlineData("events")]
    [InlineData("socket")]
    public Task A_client_in_node_that_is_cut_twenty_times_misses_nothing_and_gets_nothing_twice(string kind) => RunAsync(kind);

    [BrowserFact]
    public Task A_client_in_a_browser_that_is_cut_twenty_times_misses_nothing_and_gets_nothing_twice() => RunAsync("browser");

    [NodeTheory]
    [InlineData("hub")]
    public async Task An_item_that_joins_a_group_is_told_as_the_group(string kind)
    {
        await using var host = await HubHost.StartAsync();
        await using var devices = await NodeProcess.StartAsync("drive.mjs", kind, host.Address.GetLeftPart(UriPartial.Authority), HubHost.Token("ann").Signed());
        (await devices.ReadAsync())["ready"].Should().NotBeNull();
        for (var number = 1; number <= 3; number++)
        {
            await host.Get<INotifier>().PublishAsync(new Notification { Type = "order_filled", Title = $"Filled {number}", GroupKey = "btc" }, "ann");
        }

        var told = await devices.AskAsync("group");
        ((string)told["phone"]!["key"]!, (string)told["phone"]!["title"]!, (int)told["phone"]!["count"]!).Should().Be(("btc", "Filled 3", 3));
        told["tablet"]!.ToJsonString().Should().Be(told["phone"]!.ToJsonString());
    }

    private static async Task RunAsync(string kind)
    {
        await using var host = await HubHost.StartAsync();
        await using var network = new CutProxy(host.Address);
        await using var devices = await NodeProcess.StartAsync("drive.mjs", kind, network.Address.GetLeftPart(UriPartial.Authority), HubHost.Token("ann").Signed());
        (await devices.ReadAsync())["ready"].Should().NotBeNull();
        var random = new Random(6);
        var published = new List<Guid>();

        for (var cut = 1; cut <= Cuts; cut++)
        {
            var cutting = network.CutAfterAsync(random.Next(1, MostBytes));
            for (var i = 0; i < AfterEach; i++)
            {
                published.Add(await host.PublishAsync("ann"));
            }

            await cutting;

            // Every other time the next cut may come before they have it all.
            if (cut % 2 == 0)
            {
                // Whoever has what was published since the cut is connected again: before, a command would be lost with the line, and so
                // would be the word of it.
                published.Add(await host.PublishAsync("ann"));
                await ExpectAsync(devices, published.Count);
                await devices.AskAsync($"read {published[cut]}");
            }
        }

        await ExpectAsync(devices, published.Count);
        await devices.AskAsync($"unread {published.Count - (Cuts / 2)}");
    }

    private static async Task ExpectAsync(NodeProcess devices, int count)
    {
        var got = await devices.AskAsync($"expect {count}");
        foreach (var device in new[] { "phone", "tablet" })
        {
            got[device]!.AsArray().Select(sequence => (long)sequence!).Should().Equal(Enumerable.Range(1, count).Select(number => (long)number), device);
        }
    }
}
