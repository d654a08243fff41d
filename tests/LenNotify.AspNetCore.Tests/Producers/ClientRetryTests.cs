using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Options;

namespace LenNotify.AspNetCore.Tests;

/// <summary>How the producers' client tries again, and when it gives up.</summary>
public sealed class ClientRetryTests : IDisposable
{
    private static readonly Uri Nowhere = new("http://127.0.0.1:1/");
    private static readonly DateTimeOffset Noon = new(2026, 6, 10, 12, 0, 0, TimeSpan.Zero);
    private readonly WireBetween _wire = new();
    private readonly TestTime _time = new(Noon);
    private readonly List<DateTimeOffset> _tries = [];

    [Fact]
    public async Task A_host_that_says_when_is_asked_then_and_not_before()
    {
        await using var producer = await ProducerHost.StartAsync(Nowhere, _wire, time: _time);
        _wire.Pass = (number, _) => Answer(number == 1 ? TooMany(TimeSpan.FromSeconds(7)) : Accepted());

        var result = await Until(producer.PublishAsync());

        result.State.Should().Be(EventState.Routed);
        _tries.Should().HaveCount(2);
        (_tries[1] - _tries[0]).Should().BeGreaterThanOrEqualTo(TimeSpan.FromSeconds(7));
    }

    [Fact]
    public async Task Who_would_wait_too_long_is_told_when_instead()
    {
        await using var producer = await ProducerHost.StartAsync(Nowhere, _wire, time: _time);
        _wire.Pass = (_, _) => Answer(TooMany(TimeSpan.FromHours(1)));
        var publish = () => producer.PublishAsync();

        var refused = (await publish.Should().ThrowAsync<NotificationsClientException>()).Which;

        (refused.Status, refused.RetryAt, refused.IsTransient).Should().Be((429, Noon.AddHours(1), true));
        _tries.Should().ContainSingle();
    }

    [Theory]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.BadGateway)]
    [InlineData(HttpStatusCode.RequestTimeout)]
    public async Task A_host_that_stays_down_is_given_up_after_as_many_tries_as_there_are(HttpStatusCode status)
    {
        await using var producer = await ProducerHost.StartAsync(Nowhere, _wire, options => options.Retries = 3, _time);
        _wire.Pass = (_, _) => Answer(new HttpResponseMessage(status) { Content = new StringContent("<html>down\r\nfor now</html>") });
        var publish = () => Until(producer.PublishAsync());

        var refused = (await publish.Should().ThrowAsync<NotificationsClientException>()).Which;

        (refused.Code, refused.Status, refused.IsTransient).Should().Be(("refused", (int)status, true));
        refused.Message.Should().NotContain("html");
        _tries.Should().HaveCount(4);
    }

    [Fact]
    public async Task A_host_that_does_not_answer_is_asked_again_when_its_time_is_over()
    {
        await using var producer = await ProducerHost.StartAsync(Nowhere, _wire, options => (options.Retries, options.RequestTimeout) = (1, TimeSpan.FromSeconds(3)), _time);
        _wire.Stalls = true;
        var publish = () => Until(producer.PublishAsync());

        var refused = (await publish.Should().ThrowAsync<NotificationsClientException>()).Which;

        (refused.Code, refused.Status, refused.Message).Should().Be(("unreachable", null, "The host did not answer in time."));
        _wire.Bodies.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_host_that_is_not_there_is_told_by_kind_without_its_address()
    {
        await using var producer = await ProducerHost.StartAsync(Nowhere, _wire, options => options.Retries = 0);
        var publish = () => producer.PublishAsync();

        var refused = (await publish.Should().ThrowAsync<NotificationsClientException>()).Which;

        (refused.Code, refused.IsTransient).Should().Be(("unreachable", true));
        refused.ToString().Should().NotContain("127.0.0.1").And.NotContain("4711");
    }

    [Theory]
    [InlineData("no json")]
    [InlineData("{}")]
    [InlineData("""{"results":[]}""")]
    [InlineData("""{"results":[{"state":"lost"}]}""")]
    public async Task An_answer_that_is_none_of_ours_is_no_success(string body)
    {
        await using var producer = await ProducerHost.StartAsync(Nowhere, _wire);
        _wire.Pass = (_, _) => Answer(new HttpResponseMessage(HttpStatusCode.Accepted) { Content = new StringContent(body) });
        var publish = () => producer.PublishAsync();

        (await publish.Should().ThrowAsync<NotificationsClientException>()).Which.Code.Should().Be("not_understood");
    }

    [Fact]
    public async Task A_client_that_is_full_says_so_at_once_and_whoever_waits_no_longer_is_not_sent()
    {
        await using var producer = await ProducerHost.StartAsync(Nowhere, _wire, options => (options.MaxRequests, options.Capacity) = (1, 1), _time);
        var (asked, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        _wire.Pass = async (_, _) =>
        {
            asked.TrySetResult();
            await go.Task;
            return Accepted();
        };
        using var patience = new CancellationTokenSource();

        var first = producer.PublishAsync("first");
        await asked.Task;
        var second = producer.Client.PublishAsync(new Notification { Type = "t", Title = "second" }, "ann", null, patience.Token);
        var third = () => producer.PublishAsync("third");
        (await third.Should().ThrowAsync<NotificationsClientException>()).Which.Code.Should().Be("client_full");
        await patience.CancelAsync();
        await second.Invoking(task => task).Should().ThrowAsync<OperationCanceledException>();
        go.SetResult();
        await first;

        _wire.Bodies.Should().ContainSingle().Which.Should().Contain("first");
    }

    [Fact]
    public async Task An_event_that_no_request_could_hold_is_refused_before_it_is_sent()
    {
        await using var producer = await ProducerHost.StartAsync(Nowhere, _wire, options => options.MaxRequestSize = 1_024);
        var publish = () => producer.Client.PublishAsync(new Notification { Type = "t", Title = "t", Message = new string('x', 1_000) }, "ann");

        (await publish.Should().ThrowAsync<NotificationsClientException>()).Which.Code.Should().Be("too_large");
        _wire.Bodies.Should().BeEmpty();
    }

    [Fact]
    public async Task Options_that_are_wrong_stop_the_producer_when_it_starts_and_show_no_key()
    {
        var start = () => ProducerHost.StartAsync(Nowhere, _wire, options =>
        {
            (options.Endpoint, options.ApiKey) = (new Uri("http://shop.example.com/events"), "4711 with spaces");
            (options.MaxBatch, options.MaxRequestSize, options.MaxRequests, options.Capacity, options.Retries) = (0, 0, 0, 0, -1);
            (options.RequestTimeout, options.MaxRetryDelay) = (TimeSpan.Zero, TimeSpan.Zero);
        });

        var failures = (await start.Should().ThrowAsync<OptionsValidationException>()).Which.Failures.ToArray();

        failures.Select(failure => failure.Split(' ')[0]).Should().Equal(
            "Endpoint", "ApiKey", "MaxBatch", "MaxRequestSize", "MaxRequests", "Capacity", "Retries", "RequestTimeout", "MaxRetryDelay");
        failures.Should().NotContain(failure => failure.Contains("4711"));
        new NotificationsClientOptions { ApiKey = "4711", Endpoint = Nowhere }.ToString().Should().NotContain("4711");
    }

    [Theory]
    [InlineData("https://ann:pw@shop.example.com/events")]
    [InlineData("https://shop.example.com/events?key=1")]
    [InlineData("ftp://shop.example.com/events")]
    [InlineData("/events")]
    public async Task An_endpoint_that_is_none_stops_the_producer(string endpoint)
    {
        var start = () => ProducerHost.StartAsync(Nowhere, _wire, options => options.Endpoint = new Uri(endpoint, UriKind.RelativeOrAbsolute));

        (await start.Should().ThrowAsync<OptionsValidationException>()).Which.Failures.Should().ContainSingle().Which.Should().StartWith("Endpoint");
    }

    public void Dispose() => _wire.Dispose();

    private static HttpResponseMessage Accepted() => new(HttpStatusCode.Accepted)
    {
        Content = new StringContent($$"""{"results":[{"state":"routed","id":"{{Guid.Empty}}"}],"new_member":1}"""),
    };

    private static HttpResponseMessage TooMany(TimeSpan after)
    {
        var answer = new HttpResponseMessage(HttpStatusCode.TooManyRequests);
        answer.Headers.RetryAfter = new RetryConditionHeaderValue(after);
        return answer;
    }

    private Task<HttpResponseMessage> Answer(HttpResponseMessage answer)
    {
        _tries.Add(_time.GetUtcNow());
        return Task.FromResult(answer);
    }

    // Time goes on while the client waits for nothing else.
    private async Task<EventResult> Until(Task<EventResult> publishing)
    {
        while (!publishing.IsCompleted)
        {
            _time.Pass(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }

        return await publishing;
    }
}
