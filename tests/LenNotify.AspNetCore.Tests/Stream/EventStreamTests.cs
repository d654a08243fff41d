using System.Net;
using System.Text.Json.Nodes;

namespace LenNotify.AspNetCore.Tests;

public sealed class EventStreamTests
{
    [Fact]
    public async Task What_happens_is_told_as_it_happens()
    {
        await using var host = await ApiHost.StartAsync();
        using var stream = await EventReader.OpenAsync(host.Client());
        var connected = await stream.NextAsync("connected");

        var id = await host.PublishAsync();
        var came = await stream.NextAsync("notification");
        await host.Client().PostAsync($"{id}/read", null).StatusAsync(HttpStatusCode.OK);
        var read = await stream.NextAsync("read");
        await host.Client().DeleteAsync($"{id}").StatusAsync(HttpStatusCode.OK);
        var dismissed = await stream.NextAsync("dismissed");
        await host.Client().SendAsync(HttpMethod.Patch, "preferences", """{"language":"nl"}""").StatusAsync(HttpStatusCode.OK);

        ((long)connected!["unread"]!).Should().Be(0);
        ((Guid)came!["item"]!["id"]!, (long)came["unread"]!, stream.LastId).Should().Be((id, 1, "1"));
        ((string)read!["ids"]![0]!, (long)read["unread"]!).Should().Be((id.ToString(), 0));
        ((string)dismissed!["ids"]![0]!).Should().Be(id.ToString());
        (await stream.NextAsync("preferences_changed")).Should().NotBeNull();
    }

    [Fact]
    public async Task An_item_that_joins_its_group_is_told_as_the_group_with_as_many_as_there_are()
    {
        await using var host = await ApiHost.StartAsync();
        using var stream = await EventReader.OpenAsync(host.Client());
        var third = await PublishAsync(1, 2, 3);
        var fourth = await PublishAsync(4);

        Group(third).Should().Be(("btc", "Filled 3", 3, "2026-06-10T12:05:01+00:00"));
        Group(fourth).Should().Be(("btc", "Filled 4", 4, "2026-06-10T12:05:01+00:00"));
        third["item"].Should().BeNull("the item itself came before");
        ((string)fourth["ids"]![0]!).Should().NotBe((string)third["ids"]![0]!);

        static (string Key, string Title, int Count, string Until) Group(JsonNode told) =>
            ((string)told["group"]!["key"]!, (string)told["group"]!["title"]!, (int)told["group"]!["count"]!, (string)told["group"]!["until"]!);

        async Task<JsonNode> PublishAsync(params int[] numbers)
        {
            foreach (var number in numbers)
            {
                await host.PublishAsync(with: n => n with { GroupKey = "btc", Title = $"Filled {number}" });
            }

            return (await stream.NextAsync("group_summary"))!;
        }
    }

    [Fact]
    public async Task A_stream_that_is_cut_twenty_times_misses_nothing_and_gets_nothing_twice()
    {
        await using var host = await ApiHost.StartAsync();
        var got = new List<string>();
        var next = 0;
        string? last = "0";
        for (var cut = 0; cut < 20; cut++)
        {
            await PublishAsync(7);
            using var stream = await EventReader.OpenAsync(host.Client(), last);
            var publishing = PublishAsync(5);
            for (var read = 0; read < 9; read++)
            {
                got.Add((string)(await stream.NextAsync("notification"))!["item"]!["title"]!);
            }

            last = stream.LastId;
            await publishing;
        }

        using var rest = await EventReader.OpenAsync(host.Client(), last);
        while (got.Count < next)
        {
            got.Add((string)(await rest.NextAsync("notification"))!["item"]!["title"]!);
        }

        got.Should().Equal(Enumerable.Range(1, 240).Select(number => $"{number}"));

        async Task PublishAsync(int count)
        {
            for (var i = 0; i < count; i++)
            {
                var title = $"{++next}";
                await host.PublishAsync(with: n => n with { Title = title, Severity = Severity.Critical });
            }
        }
    }

    [Fact]
    public async Task Nobody_hears_of_another_person()
    {
        await using var host = await ApiHost.StartAsync();
        using var bobs = await EventReader.OpenAsync(host.Client("bob"), "0");

        await host.PublishAsync("ann", n => n with { Title = "for ann" });
        await host.PublishAsync("bob", n => n with { Title = "for bob" });

        ((string)(await bobs.NextAsync("notification"))!["item"]!["title"]!).Should().Be("for bob");
    }

    [Fact]
    public async Task A_stream_ends_when_its_token_does()
    {
        await using var host = await ApiHost.StartAsync();
        using var stream = await EventReader.OpenAsync(host.Client(host.Token("ann")));
        await stream.NextAsync("connected");

        host.Time.Pass(TimeSpan.FromHours(1));

        (await stream.NextAsync("notification")).Should().BeNull();
    }

    [Fact]
    public async Task One_stream_too_many_is_refused_and_a_place_that_was_left_is_free()
    {
        await using var host = await ApiHost.StartAsync(api: o => o.StreamsPerUser = 1);
        var token = host.Token("ann");
        using (var first = await EventReader.OpenAsync(host.Client(token)))
        {
            await first.NextAsync("connected");
            await host.Client().GetAsync("stream").ProblemAsync(HttpStatusCode.TooManyRequests, "too_many");
            host.Time.Pass(TimeSpan.FromHours(1));
            (await first.NextAsync("notification")).Should().BeNull();
        }

        using var second = await EventReader.OpenAsync(host.Client());
        (await second.NextAsync("connected")).Should().NotBeNull();
    }

    [Theory]
    [InlineData("x")]
    [InlineData("-1")]
    [InlineData("99999999999999999999")]
    public async Task An_id_that_is_none_is_refused(string id)
    {
        await using var host = await ApiHost.StartAsync();
        var request = new HttpRequestMessage(HttpMethod.Get, "stream");
        request.Headers.Add("Last-Event-ID", id);

        await host.Client().SendAsync(request).ProblemAsync(HttpStatusCode.BadRequest, "invalid_input");
    }
}
