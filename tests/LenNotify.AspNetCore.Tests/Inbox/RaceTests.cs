using System.Net;

namespace LenNotify.AspNetCore.Tests;

public sealed class RaceTests
{
    private const int Marks = 10_000;
    private const int AtOnce = 64;
    private const int News = 100;

    [Fact]
    public async Task Ten_thousand_marks_of_one_item_leave_an_exact_count()
    {
        await using var host = await ApiHost.StartAsync();
        var id = await host.PublishAsync();
        await host.PublishAsync();
        var client = host.Client();

        await Parallel.ForEachAsync(Enumerable.Range(0, Marks), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (_, cancellationToken) =>
            await client.PostAsync($"{id}/read", null, cancellationToken).StatusAsync(HttpStatusCode.OK));

        (await client.GetAsync("count").JsonAsync()).ToJsonString().Should().Be("""{"unread":1,"total":2,"sequence":2}""");
    }

    [Fact]
    public async Task Marks_of_all_among_new_items_leave_an_exact_count()
    {
        await using var host = await ApiHost.StartAsync();
        var client = host.Client();
        var says = new Notification { Type = "order_filled", Title = "Filled", Severity = Severity.Critical };

        await Parallel.ForEachAsync(Enumerable.Range(0, 2 * News), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (number, cancellationToken) =>
        {
            if (number % 2 == 0)
            {
                await host.Notifier.PublishAsync(says, "ann", cancellationToken: cancellationToken);
            }
            else
            {
                await client.PostJsonAsync("read-all", new { up_to = number / 4 }).StatusAsync(HttpStatusCode.OK);
            }
        });

        var unread = 0;
        string? cursor = null;
        do
        {
            var page = await client.GetAsync($"?limit=100{(cursor is null ? "" : $"&cursor={cursor}")}").JsonAsync();
            unread += page["data"]!.AsArray().Count(item => !(bool)item!["read"]!);
            cursor = (string?)page["pagination"]!["next_cursor"];
        }
        while (cursor is not null);

        var count = await client.GetAsync("count").JsonAsync();
        ((int)count["unread"]!, (int)count["total"]!, (int)count["sequence"]!).Should().Be((unread, News, News));
    }
}
