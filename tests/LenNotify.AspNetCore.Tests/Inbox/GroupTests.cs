using System.Net;

namespace LenNotify.AspNetCore.Tests;

public sealed class GroupTests
{
    [Fact]
    public async Task A_summary_is_opened_by_any_of_its_items()
    {
        await using var host = await ApiHost.StartAsync();
        var ids = await FillsAsync(host, 3);

        var group = await host.Client().GetAsync($"{ids[0]}/group").JsonAsync();

        ((string)group["key"]!, (string)group["title"]!, (int)group["count"]!, (int)group["unread"]!, (string)group["until"]!)
            .Should().Be(("btc", "Filled 3", 3, 3, "2026-06-10T12:05:01+00:00"));
        group["items"]!.AsArray().Select(item => ((string)item!["title"]!, (string?)item["group_until"], (bool?)item["silent"])).Should().Equal(
            ("Filled 3", "2026-06-10T12:05:01+00:00", true), ("Filled 2", null, null), ("Filled 1", null, null));
        (await host.Client().GetAsync($"{ids[2]}/group").JsonAsync()).ToJsonString().Should().Be(group.ToJsonString());
    }

    [Fact]
    public async Task A_group_is_read_and_dismissed_as_a_whole()
    {
        await using var host = await ApiHost.StartAsync();
        var ids = await FillsAsync(host, 3);
        await host.PublishAsync();
        var client = host.Client();

        ((long)(await client.PostAsync($"{ids[1]}/group/read", null).JsonAsync())["unread"]!).Should().Be(1);
        ((int)(await client.GetAsync($"{ids[1]}/group").JsonAsync())["unread"]!).Should().Be(0);
        await client.DeleteAsync($"{ids[1]}/group").StatusAsync(HttpStatusCode.OK);
        (await client.GetAsync("").JsonAsync()).Titles().Should().Equal("Filled");
        (await client.GetAsync($"{ids[1]}/group").JsonAsync()).ToJsonString().Should().Be("""{"key":"btc","count":0,"unread":0,"items":[]}""");
    }

    [Fact]
    public async Task An_item_without_a_group_is_one_of_its_own()
    {
        await using var host = await ApiHost.StartAsync();
        var id = await host.PublishAsync();

        var group = await host.Client().GetAsync($"{id}/group").JsonAsync();

        ((int)group["count"]!, (Guid)group["items"]![0]!["id"]!).Should().Be((1, id));
        (group["key"] ?? group["until"]).Should().BeNull();
    }

    private static async Task<List<Guid>> FillsAsync(ApiHost host, int count)
    {
        var ids = new List<Guid>();
        for (var number = 1; number <= count; number++)
        {
            var title = $"Filled {number}";
            ids.Add(await host.PublishAsync(with: n => n with { GroupKey = "btc", Title = title }));
        }

        return ids;
    }
}
