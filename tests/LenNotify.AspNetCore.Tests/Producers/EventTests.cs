using System.Net;
using System.Text;
using LenNotify.Storage;

namespace LenNotify.AspNetCore.Tests;

public sealed class EventTests
{
    private const string Rules = """{"rules":[{"name":"Filled","event_type":"ORDER_FILLED","actions":[{"type":"notify","channels":["inapp"]}]}]}""";

    [Fact]
    public async Task A_batch_is_published_and_one_that_is_wrong_holds_up_no_other()
    {
        await using var host = await ApiHost.StartAsync();

        var answer = await PostAsync(host, """
            {"events":[
              {"notification":{"type":"order_filled","title":"one","severity":"high"},"user_ids":["ann"]},
              {"notification":{"type":"order_filled","title":""},"user_ids":["ann"]},
              {"notification":{"type":"order_filled","title":"three","priority":"critical"},"user_ids":["ann","bob"]},
              {"notification":{"type":"order_filled","title":"four"}}]}
            """).JsonAsync();

        answer["results"]!.AsArray().Select(result => (string)result!["state"]!).Should().Equal("routed", "refused", "routed", "refused");
        ((string)answer["results"]![1]!["field"]!).Should().Be("title");
        ((string)answer["results"]![3]!["field"]!).Should().Be("user_ids");
        (await host.Client().GetAsync("").JsonAsync()).Titles().Should().Equal("three", "one");
        ((string)(await host.Client().GetAsync("?q=one").JsonAsync())["data"]![0]!["severity"]!).Should().Be("error");
    }

    [Fact]
    public async Task The_same_key_is_the_same_publication_for_one_producer_only()
    {
        await using var host = await ApiHost.StartAsync();
        const string Body = """{"events":[{"notification":{"type":"order_filled","title":"one"},"user_ids":["ann"],"idempotency_key":"k"}]}""";

        var first = await PostAsync(host, Body).JsonAsync();
        var again = await PostAsync(host, Body).JsonAsync();
        var other = await PostAsync(host, Body.Replace("one", "two", StringComparison.Ordinal)).JsonAsync();
        var stranger = await PostAsync(host, Body, key: "desk key").JsonAsync();

        ((string)again["results"]![0]!["state"]!, (string)again["results"]![0]!["id"]!).Should().Be(("repeated", (string)first["results"]![0]!["id"]!));
        ((string)other["results"]![0]!["code"]!).Should().Be("conflict");
        ((string)stranger["results"]![0]!["state"]!).Should().Be("routed");
        (await host.Client().GetAsync("").JsonAsync()).Titles().Should().HaveCount(2);
    }

    [Fact]
    public async Task A_key_in_the_header_is_the_whole_batchs()
    {
        await using var host = await ApiHost.StartAsync();
        const string Body = """{"events":[{"notification":{"type":"t","title":"one"},"user_ids":["ann"]},{"notification":{"type":"t","title":"two"},"user_ids":["ann"]}]}""";

        await PostAsync(host, Body, idempotency: "k").StatusAsync(HttpStatusCode.Accepted);
        await PostAsync(host, Body, idempotency: "k").StatusAsync(HttpStatusCode.Accepted);

        (await host.Client().GetAsync("").JsonAsync()).Titles().Should().Equal("two", "one");
        await PostAsync(host, Body, idempotency: "").ProblemAsync(HttpStatusCode.BadRequest, "invalid_input");
        await PostAsync(host, Body, idempotency: new string('k', 10_000)).ProblemAsync(HttpStatusCode.BadRequest, "invalid_input");
        await PostAsync(host, Body, idempotency: "a b").ProblemAsync(HttpStatusCode.BadRequest, "invalid_input");
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\\r\\nX-Evil: 1")]
    [InlineData("a\\u0000b")]
    [InlineData("long")]
    public async Task A_key_of_an_event_that_is_not_plain_refuses_that_event_alone(string key)
    {
        await using var host = await ApiHost.StartAsync();
        var given = key == "long" ? new string('k', 10_000) : key;

        var answer = await PostAsync(host, $$"""
            {"events":[{"notification":{"type":"t","title":"one"},"user_ids":["ann"],"idempotency_key":"{{given}}"},{"notification":{"type":"t","title":"two"},"user_ids":["ann"]}]}
            """);

        answer.StatusCode.Should().BeOneOf(HttpStatusCode.BadRequest, HttpStatusCode.Accepted);
        (await host.Client().GetAsync("").JsonAsync()).Titles().Should().NotContain("one");
    }

    [Theory]
    [InlineData("""{"events":[]}""")]
    [InlineData("""{"events":[],"user":"x"}""")]
    [InlineData("""{}""")]
    [InlineData("""[]""")]
    public async Task A_batch_that_is_none_is_refused(string body)
    {
        await using var host = await ApiHost.StartAsync();

        await PostAsync(host, body).StatusAsync(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("wrong")]
    [InlineData("shop key ")]
    public async Task Who_has_no_key_publishes_nothing(string? key)
    {
        await using var host = await ApiHost.StartAsync();

        await PostAsync(host, """{"events":[{"notification":{"type":"t","title":"one"},"user_ids":["ann"]}]}""", key).ProblemAsync(HttpStatusCode.Unauthorized, "unauthenticated");

        (await host.Get<IInbox>().StatesAsync(["ann"], default))[0].Sequence.Should().Be(0);
    }

    [Fact]
    public async Task An_event_is_told_to_whom_the_rules_say_and_one_that_is_wrong_holds_up_no_other()
    {
        await using var host = await ApiHost.StartAsync(n => n.AddRules(rules => rules.Documents.Add(Rules)));
        const string Body = """
            {"events":[
              {"event":{"event_id":"e1","type":"ORDER_FILLED","payload":{"user_id":"ann","symbol":"BTC"},"severity":"medium"}},
              {"event":{"type":"ORDER FILLED","payload":{"user_id":"ann"}}},
              {"event":{"type":"ORDER_FILLED","producer":"desk","payload":{"user_id":"ann"}}},
              {"event":{"type":"ORDER_FILLED","payload":{"user_id":"ann"}},"user_ids":["bob"]},
              {"event":{"type":"ORDER_FILLED","payload":{"a":{"b":{"c":{"d":{"e":{"f":{"g":{"h":{"i":1}}}}}}}}}}},
              {"user_ids":["ann"]},
              {"event":{"type":"ORDER_FILLED","producer":"shop","payload":{"user_id":"bob"}},"idempotency_key":"k"},
              {"event":{"type":"UNHEARD_OF","payload":{"user_id":"ann","$type":"System.Object"}}}]}
            """;

        var answer = await PostAsync(host, Body).JsonAsync();

        string[] Of(string name) => [.. answer["results"]!.AsArray().Select(result => (string?)result![name] ?? "")];
        Of("state").Should().Equal("accepted", "refused", "refused", "refused", "refused", "refused", "accepted", "accepted");
        Of("field").Should().Equal("", "type", "event.producer", "event", Of("field")[4], "notification", "", "");
        Of("field")[4].Should().StartWith("payload");
        (await InboxOf(host, "ann")).Should().Equal("Filled");
        (await InboxOf(host, "bob")).Should().Equal("Filled");

        var again = await PostAsync(host, Body).JsonAsync();
        again["results"]!.AsArray().Select(result => (string)result!["state"]!).Where(state => state != "refused").Should()
            .Equal("repeated", "repeated", "accepted");
        ((string)again["results"]![0]!["id"]!).Should().Be((string)answer["results"]![0]!["id"]!);
        var other = await PostAsync(host, Body, key: "desk key").JsonAsync();
        ((string)other["results"]![0]!["state"]!, (string)other["results"]![6]!["field"]!).Should().Be(("accepted", "event.producer"), "another producer's event of that id is another event");
    }

    [Theory]
    [InlineData("""{"events":[{"event":{"payload":{}}}]}""")]
    [InlineData("""{"events":[{"event":{"type":"T","payload":[]}}]}""")]
    [InlineData("""{"events":[{"event":{"type":"T","severity":"terrible"}}]}""")]
    [InlineData("""{"events":[{"event":{"type":"T","schema_version":9}}]}""")]
    [InlineData("""{"events":[{"event":{"$type":"System.Object","type":"T"}}]}""")]
    [InlineData("""{"events":[{"event":{"type":"T","type":"U"}}]}""")]
    [InlineData("""{"events":[{"event":"T"}]}""")]
    [InlineData("""{"events":[{"event":{"type":"T"}""")]
    public async Task What_is_no_event_is_refused(string body)
    {
        await using var host = await ApiHost.StartAsync();

        await PostAsync(host, body).StatusAsync(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Fifty_megabytes_are_refused_before_they_are_read()
    {
        await using var host = await ApiHost.StartAsync();

        var large = """{"events":[{"event":{"type":"T","payload":{"x":"LONG"}}}]}""".Replace("LONG", new string('x', 50 * 1024 * 1024), StringComparison.Ordinal);
        await PostAsync(host, large).ProblemAsync(HttpStatusCode.RequestEntityTooLarge, "too_large");
    }

    [Fact]
    public async Task A_key_that_is_configured_wrongly_stops_the_host()
    {
        var start = () => ApiHost.StartAsync(map: app => app.MapNotificationEvents("/elsewhere", o => o.KeyHashes["shop"] = "the key itself"));

        (await start.Should().ThrowAsync<InvalidInputException>()).Which.Message.Should().Contain("key_hashes.shop").And.NotContain("the key itself");
    }

    // A worker judges, in its own time.
    private static async Task<string[]> InboxOf(ApiHost host, string userId)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3), TimeProvider.System);
        while (true)
        {
            patience.Token.ThrowIfCancellationRequested();
            if ((await host.Client(userId).GetAsync("").JsonAsync()).Titles() is { Length: > 0 } titles)
            {
                return titles;
            }

            await Task.Yield();
        }
    }

    private static async Task<HttpResponseMessage> PostAsync(ApiHost host, string body, string? key = "shop key", string? idempotency = null)
    {
        using var client = host.Client((TestToken?)null);
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(host.Address, ApiHost.Events)) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

        // What is too large is answered instead of taken.
        request.Headers.ExpectContinue = body.Length > 1024 * 1024;
        if (key is not null)
        {
            request.Headers.TryAddWithoutValidation("X-Api-Key", key.EndsWith(' ') ? key + "x" : key);
        }

        if (idempotency is not null)
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", idempotency);
        }

        return await client.SendAsync(request);
    }
}
