using System.Net;
using LenNotify.Storage;

namespace LenNotify.AspNetCore.Tests;

public sealed class DeliveryListTests
{
    private readonly Pigeon _pager = new("pager") { Answer = () => DeliveryResult.Permanent("no such pager") };

    [Fact]
    public async Task Deliveries_are_found_by_person_channel_and_state_without_address_and_content()
    {
        await using var host = await ApiHost.StartAsync(n => n.AddChannel(_pager));
        foreach (var name in new[] { "ann", "bob" })
        {
            await host.Get<IUserSettings>().PutContactAsync(name, new HostContact("pager", $"pager-4711-{name}"), new Evidence(host.Time.GetUtcNow(), "test"));
            await host.PublishAsync(name, n => n with { Channels = ["pager"] });
        }

        var client = host.Operator();
        while ((await client.GetAsync("deliveries?state=dead").JsonAsync())["data"]!.AsArray().Count < 2)
        {
            await Task.Yield();
        }

        var first = await client.GetAsync("deliveries?limit=1").JsonAsync();
        var second = await client.GetAsync($"deliveries?limit=1&cursor={first["next_cursor"]}").JsonAsync();
        var bobs = await client.GetAsync("deliveries?user_id=bob&channel=pager").JsonAsync();

        ((string)first["data"]![0]!["user_id"]!, (string)second["data"]![0]!["user_id"]!).Should().Be(("bob", "ann"));
        second["next_cursor"].Should().BeNull();
        var delivery = bobs["data"]!.AsArray().Should().ContainSingle().Which!;
        ((string)delivery["state"]!, (string)delivery["cause"]!, (int)delivery["attempts"]!, (string)delivery["priority"]!).Should().Be(("dead", "no such pager", 1, "normal"));
        bobs.ToJsonString().Should().NotContain("4711").And.NotContain("Filled");
        (await client.GetAsync("deliveries?state=pending").JsonAsync())["data"]!.AsArray().Should().BeEmpty();
    }

    [Theory]
    [InlineData("state=gone", "state")]
    [InlineData("state=1", "state")]
    [InlineData("limit=0", "limit")]
    [InlineData("cursor=x", "cursor")]
    [InlineData("sort=id;drop", "sort")]
    public async Task A_question_that_is_not_allowed_names_its_field(string query, string field)
    {
        await using var host = await ApiHost.StartAsync();

        var problem = await host.Operator().GetAsync($"deliveries?{query}").ProblemAsync(HttpStatusCode.BadRequest, "invalid_input");

        ((string)problem["field"]!).Should().Be(field);
    }
}
