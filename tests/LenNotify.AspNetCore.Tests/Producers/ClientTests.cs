using System.Net;
using System.Text.Json.Nodes;
using LenNotify.Storage;

namespace LenNotify.AspNetCore.Tests;

/// <summary>The producers' client against a real host.</summary>
public sealed class ClientTests : IDisposable
{
    private readonly WireBetween _wire = new();

    [Fact]
    public async Task What_a_producer_publishes_is_in_the_inbox_with_everything_it_said()
    {
        await using var server = await ProducerHost.ServerAsync();
        await using var producer = await ProducerHost.StartAsync(server.Address, _wire);

        var result = await producer.Client.PublishAsync(
            new Notification
            {
                Type = "order_filled",
                Title = "Filled",
                Message = "at 60,125",
                Severity = Severity.Warning,
                Priority = Priority.Critical,
                Attributes = new Dictionary<string, string> { ["Symbols"] = "BTC/USD" },
                Metadata = new JsonObject { ["OrderId"] = 7 },
                Actions = [new NotificationAction("open", "Open", "/orders/7")],
            },
            Audience.Users("ann", "bob"),
            new EventOptions { CorrelationId = "c-1" });

        result.State.Should().Be(EventState.Routed);
        var item = (await server.Get<IInbox>().ListAsync("bob", new InboxQuery(), server.Time.GetUtcNow(), default)).Items.Should().ContainSingle().Which;
        (item.PublicationId, item.Notification.Severity, item.Priority, item.Notification.Attributes["Symbols"], item.Notification.Metadata!["OrderId"]!.GetValue<int>(), item.Notification.Actions[0].Url)
            .Should().Be((result.PublicationId, Severity.Warning, Priority.Critical, "BTC/USD", 7, "/orders/7"));
        (await server.Get<IPublications>().FindPublicationAsync(result.PublicationId, default))!.CorrelationId.Should().Be("c-1");
    }

    [Fact]
    public async Task A_record_of_the_producers_own_a_segment_and_a_later_instant_are_published_too()
    {
        await using var server = await ProducerHost.ServerAsync();
        await using var producer = await ProducerHost.StartAsync(server.Address, _wire);

        var later = await producer.Client.PublishAsync(new Delayed("late"), "ann", new EventOptions { DeliverAt = server.Time.GetUtcNow().AddHours(1) });
        var segment = () => producer.Client.PublishAsync(new Delayed("late"), Audience.Of("traders"));

        later.State.Should().Be(EventState.Accepted);
        (await segment.Should().ThrowAsync<NotificationsClientException>("nobody resolves it")).Which.RequestId.Should().NotBeNullOrEmpty();
    }

    [Fact]
    public async Task An_event_is_published_once_by_its_own_key_or_by_the_calls()
    {
        await using var server = await ProducerHost.ServerAsync();
        await using var producer = await ProducerHost.StartAsync(server.Address, _wire);
        var happened = new SourceEvent { Id = "fill-1", Type = "ORDER_FILLED", Severity = Severity.Error, Payload = new JsonObject { ["user_id"] = "ann" } };

        var first = await producer.Client.PublishEventAsync(happened);
        var again = await producer.Client.PublishEventAsync(happened);
        var other = () => producer.Client.PublishEventAsync(happened with { Type = "ORDER_LOST" });
        var unkeyed = await producer.Client.PublishEventAsync(happened with { Id = null });
        var unkeyedToo = await producer.Client.PublishEventAsync(happened with { Id = null });

        (first.State, again).Should().Be((EventState.Accepted, new EventResult(first.PublicationId, EventState.Repeated)));
        (await other.Should().ThrowAsync<NotificationsClientException>()).Which.Code.Should().Be("conflict");
        new[] { unkeyed.State, unkeyedToo.State }.Should().AllBeEquivalentTo(EventState.Accepted);
        var stored = (await server.Get<IPublications>().FindPublicationAsync(first.PublicationId, default))!;
        (stored.IsEvent, stored.Producer, SourceEvent.FromJson(stored.Payload).Severity).Should().Be((true, "warehouse", Severity.Error));
    }

    [Fact]
    public async Task Many_at_once_go_in_few_requests_each_within_the_hosts_bound()
    {
        await using var server = await ProducerHost.ServerAsync(maxBatch: 50);
        await using var producer = await ProducerHost.StartAsync(server.Address, _wire, options => options.MaxBatch = 50);

        var results = await Task.WhenAll(Enumerable.Range(0, 500).Select(number => Task.Run(() => producer.PublishAsync($"{number}"))));

        results.Select(result => result.PublicationId).Should().OnlyHaveUniqueItems();
        results.Should().OnlyContain(result => result.State == EventState.Routed);
        _wire.Bodies.Should().HaveCountLessThan(250, "whoever comes while requests are under way goes with the next");
        (await server.Get<IInbox>().StatesAsync(["ann"], default))[0].Sequence.Should().Be(500);
    }

    [Fact]
    public async Task What_waits_while_one_request_is_under_way_goes_with_the_next()
    {
        await using var server = await ProducerHost.ServerAsync();
        await using var producer = await ProducerHost.StartAsync(server.Address, _wire, options => options.MaxRequests = 1);
        var first = new TaskCompletionSource();
        var asked = new TaskCompletionSource();
        _wire.Pass = async (number, go) =>
        {
            asked.TrySetResult();
            await (number == 1 ? first.Task : Task.CompletedTask);
            return await go();
        };

        var one = producer.PublishAsync("first");
        await asked.Task;
        Task<EventResult>[] others = [.. Enumerable.Range(0, 30).Select(number => producer.PublishAsync($"{number}"))];
        first.SetResult();
        await Task.WhenAll([one, .. others]);

        _wire.Bodies.Should().HaveCount(2);
    }

    [Fact]
    public async Task An_answer_that_was_lost_is_asked_for_again_under_the_same_key()
    {
        await using var server = await ProducerHost.ServerAsync();
        await using var producer = await ProducerHost.StartAsync(server.Address, _wire, options => options.MaxRetryDelay = TimeSpan.FromMilliseconds(10));
        _wire.Pass = async (number, go) =>
        {
            var answer = await go();
            return number <= 2 ? throw new HttpRequestException("The connection was reset.") : answer;
        };

        var result = await producer.PublishAsync();

        result.State.Should().Be(EventState.Repeated);
        _wire.Bodies.Should().HaveCount(3);
        _wire.Bodies.Distinct().Should().ContainSingle("nothing of it is made anew");
        (await server.Client().GetAsync("").JsonAsync()).Titles().Should().Equal("Filled");
    }

    [Fact]
    public async Task The_same_key_of_the_producers_own_is_the_same_publication_in_another_call_too()
    {
        await using var server = await ProducerHost.ServerAsync();
        await using var producer = await ProducerHost.StartAsync(server.Address, _wire);

        var first = await producer.PublishAsync("one", new EventOptions { IdempotencyKey = "order-7" });
        var again = await producer.PublishAsync("one", new EventOptions { IdempotencyKey = "order-7" });
        var other = () => producer.PublishAsync("two", new EventOptions { IdempotencyKey = "order-7" });

        again.Should().Be(new EventResult(first.PublicationId, EventState.Repeated));
        (await other.Should().ThrowAsync<NotificationsClientException>()).Which.Code.Should().Be("conflict");
    }

    [Fact]
    public async Task One_that_is_wrong_holds_up_no_other_and_is_told_by_code_field_and_request()
    {
        await using var server = await ProducerHost.ServerAsync();
        await using var producer = await ProducerHost.StartAsync(server.Address, _wire, options => options.MaxRequests = 1);

        var wrong = producer.PublishAsync("");
        var unlike = producer.PublishAsync("bad key", new EventOptions { IdempotencyKey = "a b" });
        var good = await Task.WhenAll(Enumerable.Range(0, 9).Select(number => producer.PublishAsync($"{number}")));

        good.Should().OnlyContain(result => result.State == EventState.Routed || result.State == EventState.Repeated);
        var refused = (await wrong.Invoking(task => task).Should().ThrowAsync<NotificationsClientException>()).Which;
        (refused.Code, refused.Field, refused.IsTransient).Should().Be(("invalid_input", "title", false));
        refused.RequestId.Should().NotBeNullOrEmpty();
        (await unlike.Invoking(task => task).Should().ThrowAsync<NotificationsClientException>()).Which.Field.Should().Be("idempotency_key");
        (await server.Get<IInbox>().StatesAsync(["ann"], default))[0].Sequence.Should().Be(9);
    }

    [Fact]
    public async Task A_key_that_is_nobodys_is_refused_once_and_shown_nowhere()
    {
        await using var server = await ProducerHost.ServerAsync();
        await using var producer = await ProducerHost.StartAsync(server.Address, _wire, options => options.ApiKey = "wrong-4711-secret");
        var publish = () => producer.PublishAsync();

        var refused = (await publish.Should().ThrowAsync<NotificationsClientException>()).Which;

        (refused.Code, refused.Status, refused.IsTransient).Should().Be(("unauthenticated", 401, false));
        refused.RequestId.Should().NotBeNullOrEmpty();
        refused.ToString().Should().NotContain("4711");
        _wire.Bodies.Should().ContainSingle();
        producer.Log.Lines.Should().NotBeEmpty().And.NotContain(line => line.Contains("4711"));
    }

    [Fact]
    public async Task A_key_follows_no_redirect()
    {
        var seen = new List<string>();
        await using var server = await ApiHost.StartAsync(map: app =>
        {
            Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions.MapPost(app, ProducerHost.Path, () => Microsoft.AspNetCore.Http.TypedResults.Redirect("/elsewhere", preserveMethod: true));
            Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions.MapPost(app, "/elsewhere", (Microsoft.AspNetCore.Http.HttpRequest request) => seen.Add(request.Headers["X-Api-Key"].ToString()));
        });
        await using var producer = await ProducerHost.StartAsync(server.Address, _wire);
        var publish = () => producer.PublishAsync();

        (await publish.Should().ThrowAsync<NotificationsClientException>()).Which.Status.Should().Be((int)HttpStatusCode.TemporaryRedirect);
        seen.Should().BeEmpty();
    }

    public void Dispose() => _wire.Dispose();

    private sealed record Delayed(string Title) : INotification
    {
        public static string TypeName => "delayed";
    }
}
