using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Worker.Tests;

/// <summary>Publisher and worker as real processes, over a real PostgreSQL.</summary>
public sealed class TwoHalvesTests
{
    [PostgresFact]
    public async Task What_one_process_publishes_the_other_delivers()
    {
        await using var desk = await OrderDesk.StartAsync();
        await using var publisher = await desk.StartAsync(Roles.Publisher);
        await using var worker = await desk.StartAsync(Roles.Worker);
        var order = new Order("A-1", "anna", "BTC/USD", 60_125m);

        (await publisher.Client.PostAsJsonAsync("/orders", order)).StatusCode.Should().Be(HttpStatusCode.Accepted);
        (await publisher.Client.PostAsJsonAsync("/orders", order)).StatusCode.Should().Be(HttpStatusCode.Accepted, "a shop that got no answer asks again");
        (await publisher.Client.PostAsJsonAsync("/orders", order with { Id = "A-2" })).StatusCode.Should().Be(HttpStatusCode.Accepted);
        await desk.Pager.UntilAsync(pager => pager.Pages.Count == 2);

        desk.Pager.Pages.Select(page => page.Line).Should().BeEquivalentTo(["A-1: BTC/USD filled at 60125", "A-2: BTC/USD filled at 60125"]);
        (await TitlesAsync(publisher, "anna")).Should().BeEquivalentTo(["A-1: BTC/USD filled at 60125", "A-2: BTC/USD filled at 60125"]);
        (await TitlesAsync(publisher, "bob")).Should().BeEmpty();
    }

    [PostgresFact]
    public async Task A_worker_that_is_stopped_in_the_middle_of_a_load_loses_nothing_and_repeats_nothing()
    {
        const int Orders = 300;
        await using var desk = await OrderDesk.StartAsync();
        await using var publisher = await desk.StartAsync(Roles.Publisher);
        await using var first = await desk.StartAsync(Roles.Worker);
        (await publisher.Client.PostAsync($"/demo?count={Orders}&name=before", null)).StatusCode.Should().Be(HttpStatusCode.Accepted);
        await desk.Pager.UntilAsync(pager => pager.Pages.Count >= 50);

        // What is under way now has no answer yet, and more is to come.
        desk.Pager.Hold();
        await desk.Pager.UntilAsync(pager => pager.Waiting > 0);
        first.AskToEnd();
        (await publisher.Client.PostAsync($"/demo?count={Orders}&name=meanwhile", null)).StatusCode.Should().Be(HttpStatusCode.Accepted);
        await using var second = await desk.StartAsync(Roles.Worker);
        desk.Pager.Release();

        (await first.EndAsync()).Should().Be(0, "it ends by itself, and said:\n{0}", first.Said);
        await desk.Pager.UntilAsync(pager => pager.Pages.Count >= 2 * Orders);
        var expected = new[] { "before", "meanwhile" }.SelectMany(name => Enumerable.Range(0, Orders).Select(number => $"{name}-{number}"));
        desk.Pager.Pages.Select(page => page.Line.Split(':')[0]).Should().BeEquivalentTo(expected, "each comes, and once");
        desk.Pager.Pages.Select(page => page.Key).Should().OnlyHaveUniqueItems();
    }

    [PostgresFact]
    public async Task A_publisher_that_is_stopped_answers_what_it_was_asked()
    {
        await using var desk = await OrderDesk.StartAsync();
        await using var publisher = await desk.StartAsync(Roles.Publisher);
        (await publisher.Client.PostAsync("/demo?count=200", null)).EnsureSuccessStatusCode();

        publisher.AskToEnd();

        (await publisher.EndAsync()).Should().Be(0, "it ends by itself, and said:\n{0}", publisher.Said);
        await using var worker = await desk.StartAsync(Roles.Worker);
        await desk.Pager.UntilAsync(pager => pager.Pages.Count >= 200);
        desk.Pager.Pages.Should().OnlyHaveUniqueItems().And.HaveCount(200);
    }

    private static async Task<IEnumerable<string?>> TitlesAsync(RoleProcess publisher, string userId)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/notifications") { Headers = { { DemoGateway.User, userId } } };
        using var answer = await publisher.Client.SendAsync(request);
        var page = await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
        return [.. page.GetProperty("data").EnumerateArray().Select(item => item.GetProperty("title").GetString())];
    }
}
