using System.Net;
using System.Text.Json;

namespace LenNotify.Channels.Tests;

public class SlackTests
{
    internal static readonly string Token = $"xoxb-{Canary.Token("slack")}";
    private static readonly string NewToken = $"xoxb-{Canary.Token("slack-new")}";
    private static readonly string Anna = Id(0);
    private readonly Scene _scene = new((SlackAdapter.BotToken, Token));

    public static IEnumerable<object[]> Words => SlackAnswers.Meanings.Select(pair => new object[] { pair.Key, pair.Value.ToString() });

    [Theory]
    [MemberData(nameof(Words))]
    public async Task Each_word_of_slack_has_its_class(string word, string meaning)
    {
        using var slack = new StrictServer(_ => new ServerAnswer(200, $$"""{"ok":false,"error":"{{word}}"}"""));

        var result = await Sent(slack, Anna);

        result.Outcome.Should().Be(meaning switch
        {
            nameof(SlackMeaning.Gone) => DeliveryOutcome.AddressExpired,
            nameof(SlackMeaning.Refused) => DeliveryOutcome.Permanent,
            nameof(SlackMeaning.Throttled) => DeliveryOutcome.Throttled,
            _ => DeliveryOutcome.Transient,
        });
        _scene.Alarms.Raised.ContainsKey("slack").Should().Be(meaning is nameof(SlackMeaning.Token) or nameof(SlackMeaning.Setup));
    }

    [Theory]
    [InlineData(429, "", DeliveryOutcome.Throttled)]
    [InlineData(500, "", DeliveryOutcome.Transient)]
    [InlineData(503, "<html>", DeliveryOutcome.Transient)]
    [InlineData(408, "", DeliveryOutcome.Transient)]
    [InlineData(410, "", DeliveryOutcome.AddressExpired)]
    [InlineData(401, "{}", DeliveryOutcome.Transient)]
    [InlineData(403, "{}", DeliveryOutcome.Transient)]
    [InlineData(404, "{}", DeliveryOutcome.Permanent)]
    [InlineData(302, "{}", DeliveryOutcome.Permanent)]
    [InlineData(200, "<html>not slack", DeliveryOutcome.Permanent)]
    [InlineData(200, "[1]", DeliveryOutcome.Permanent)]
    [InlineData(200, "{\"ok\":false,\"error\":7}", DeliveryOutcome.Permanent)]
    [InlineData(200, "{\"ok\":false,\"error\":\"some new\\nword\"}", DeliveryOutcome.Permanent)]
    [InlineData(200, "{\"ok\":true}", DeliveryOutcome.Delivered)]
    public async Task Each_status_has_its_class_whatever_is_in_the_body(int status, string body, DeliveryOutcome outcome)
    {
        using var slack = new StrictServer(_ => new ServerAnswer(status, body));

        var result = await Sent(slack, Anna);

        result.Outcome.Should().Be(outcome);
        (result.Cause ?? "").Should().NotContain("\n").And.NotContain("<");
    }

    [Theory]
    [InlineData(200, "ok", DeliveryOutcome.Delivered)]
    [InlineData(400, "invalid_payload", DeliveryOutcome.Permanent)]
    [InlineData(403, "action_prohibited", DeliveryOutcome.Transient)]
    [InlineData(404, "no_service", DeliveryOutcome.AddressExpired)]
    [InlineData(404, "channel_not_found", DeliveryOutcome.Permanent)]
    [InlineData(410, "channel_is_archived", DeliveryOutcome.AddressExpired)]
    [InlineData(500, "rollup_error", DeliveryOutcome.Transient)]
    [InlineData(429, "rate_limited", DeliveryOutcome.Throttled)]
    public async Task Each_answer_of_an_incoming_webhook_has_its_class(int status, string word, DeliveryOutcome outcome)
    {
        using var slack = new StrictServer(_ => new ServerAnswer(status, word, "text/html"));

        (await Sent(slack, $"{slack.Address}services/T0/B0/{Canary.Token("x")}", o => Open(o, slack))).Outcome.Should().Be(outcome);
        slack.Requests.Should().ContainSingle().Which.Headers.Should().NotContainKey("Authorization", "a webhook gets no token");
    }

    [Theory]
    [InlineData("30", 30)]
    [InlineData(null, 60)]
    public async Task Slack_is_left_alone_until_the_time_it_says(string? retryAfter, int seconds)
    {
        using var slack = new StrictServer(_ => retryAfter is null ? new ServerAnswer(429) : new ServerAnswer(429, Headers: ("Retry-After", retryAfter)));

        (await Sent(slack, Anna)).RetryAt.Should().Be(_scene.Time.GetUtcNow().AddSeconds(seconds));
    }

    [Fact]
    public async Task A_token_that_was_rotated_meanwhile_causes_no_failure()
    {
        using var slack = new StrictServer(request => new ServerAnswer(200, request.Header("Authorization") == $"Bearer {NewToken}" ? """{"ok":true,"ts":"1.2"}""" : """{"ok":false,"error":"token_revoked"}"""));
        _scene.Secrets.Rotated[SlackAdapter.BotToken] = NewToken;

        var result = await Sent(slack, Anna);

        (result.Outcome, result.ProviderReference).Should().Be((DeliveryOutcome.Delivered, "1.2"));
        slack.Requests.Should().HaveCount(2);
        _scene.Alarms.Raised.Should().BeEmpty();
    }

    [Fact]
    public async Task An_alarm_is_over_with_the_first_message_that_arrives()
    {
        var right = false;
        using var slack = new StrictServer(_ => new ServerAnswer(200, right ? """{"ok":true}""" : """{"ok":false,"error":"invalid_auth"}"""));
        await Sent(slack, Anna);
        _scene.Alarms.Raised["slack"].Should().Contain("Slack:BotToken").And.NotContain("xoxb");
        right = true;

        await Sent(slack, Anna);

        _scene.Alarms.Raised.Should().BeEmpty();
    }

    [Theory]
    [InlineData("half")]
    [InlineData("reset")]
    public async Task An_answer_that_breaks_off_is_tried_again(string how)
    {
        using var slack = new StrictServer(_ => how == "half" ? ServerAnswer.HalfBody : ServerAnswer.Reset);

        (await Sent(slack, Anna)).Outcome.Should().Be(DeliveryOutcome.Transient);
    }

    [Theory]
    [InlineData("#general")]
    [InlineData("c024be7lh")]
    [InlineData("UCANARY0T0KEN\n")]
    [InlineData("https://hooks.slack.com.evil.example/services/x")]
    [InlineData("http://hooks.slack.com/services/x")]
    [InlineData("https://user@hooks.slack.com/services/x")]
    [InlineData("")]
    public async Task An_address_that_is_none_of_slacks_is_refused_and_nobody_is_called(string address)
    {
        using var slack = new StrictServer(_ => new ServerAnswer(200, """{"ok":true}"""));

        (await Sent(slack, address)).Outcome.Should().Be(DeliveryOutcome.Permanent);
        slack.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task A_type_with_a_room_goes_to_the_room()
    {
        using var slack = new StrictServer(_ => new ServerAnswer(200, """{"ok":true}"""));
        var (risk, news) = (new Notification { Type = "risk", Title = "Too much" }, new Notification { Type = "news", Title = "News" });
        void Room(SlackOptions o) => o.Rooms["risk"] = "C0RISK";

        await Sent(slack, Anna, Room, risk);
        await Sent(slack, Anna, Room, risk, news);
        await Sent(slack, Anna, Room, news);

        slack.Requests.Select(request => JsonDocument.Parse(request.Body).RootElement.GetProperty("channel").GetString()).Should().Equal("C0RISK", Anna, Anna);
    }

    [Fact]
    public async Task A_message_has_a_header_fields_and_links_and_nothing_of_it_means_anything_to_slack()
    {
        using var slack = new StrictServer(_ => new ServerAnswer(200, """{"ok":true}"""));
        var notification = new Notification
        {
            Type = "risk",
            Title = "Too <!channel> & *much*",
            Attributes = new Dictionary<string, string> { ["symbols"] = "<@U1>" },
            ActionUrl = "/orders/7?a=1&b=2",
            Actions = [new NotificationAction("ack", "Look <here>", "https://other.example/x")],
        };
        await Sent(slack, o => o.Site = new Uri("https://shop.example/"), Scene.To("C0RISK", "<https://evil.example|click> \u202e", notification.Title, notification));

        var request = slack.Requests.Single();
        request.Text.Should().NotContain("<!channel>").And.NotContain("<@U1>").And.NotContain("\\u202E");
        (request.Header("Authorization"), request.Target, request.Header("Content-Type")).Should().Be(($"Bearer {Token}", "/api/chat.postMessage", "application/json; charset=utf-8"));
        var root = JsonDocument.Parse(request.Body).RootElement;
        root.GetProperty("mrkdwn").GetBoolean().Should().BeFalse();
        var blocks = root.GetProperty("blocks").EnumerateArray().ToArray();
        blocks.Select(block => block.GetProperty("type").GetString()).Should().Equal("header", "section", "actions");
        blocks[0].GetProperty("text").GetProperty("text").GetString().Should().Be("Too &lt;!channel&gt; &amp; *much*");
        blocks[1].GetProperty("text").GetProperty("type").GetString().Should().Be("plain_text");
        blocks[1].GetProperty("fields")[0].GetProperty("text").GetString().Should().Be("symbols: &lt;@U1&gt;");
        blocks[2].GetProperty("elements").EnumerateArray().Select(button => button.GetProperty("url").GetString()).Should().Equal("https://shop.example/orders/7?a=1&b=2", "https://other.example/x");
    }

    [Theory]
    [InlineData("abc", 10, "abc")]
    [InlineData("abcdefghijk", 5, "abcd…")]
    [InlineData("a&b", 6, "a…")]
    [InlineData("🎉🎉🎉", 4, "🎉…")]
    public void Text_is_cut_between_characters_and_never_inside_of_an_escape(string text, int most, string cut) => SlackText.Of(text, most).Should().Be(cut);

    [Fact]
    public void Options_that_are_not_sound_are_named_with_the_call_that_mends_them()
    {
        var options = new SlackOptions { Api = new Uri("https://slack.com/api"), Site = new Uri("http://shop.example/") };
        options.Rooms["risk"] = "#risk";
        options.Guard.MostBytes = -1;

        new SlackOptionsRules().Validate(null, options).Failures.Should().HaveCount(4).And.OnlyContain(failure => failure.Contains("AddSlack("));
        new SlackOptionsRules().Validate(null, new SlackOptions()).Succeeded.Should().BeTrue();
        new SlackOptions { BotToken = Token }.ToString().Should().NotContain("xoxb");
    }

    /// <summary>Somebody's id, in Slack's form.</summary>
    internal static string Id(int person) => $"U{Canary.Secret.ToUpperInvariant()}{person:0000}";

    private async Task<DeliveryResult> Sent(StrictServer slack, Action<SlackOptions>? configure, Delivery delivery)
    {
        var options = new SlackOptions { Api = new Uri($"{slack.Address}api/") };
        configure?.Invoke(options);
        using var api = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var guarded = new HttpClient(new GuardedHttpHandler(options.Guard, _scene.Time));
        return await Scene.Looked(new SlackAdapter(() => api, () => guarded, _scene.Context, () => options).SendAsync(delivery, default));
    }

    private Task<DeliveryResult> Sent(StrictServer slack, string address, Action<SlackOptions>? configure = null, params Notification[] notifications) =>
        Sent(slack, configure, Scene.To(address, notifications: notifications));

    private static void Open(SlackOptions options, StrictServer slack)
    {
        options.Guard.AllowHttp = true;
        options.Guard.Ports.Add(slack.Port);
        options.Guard.Hosts.Add("127.0.0.1");
        options.Guard.AllowedNetworks.Add(IPNetwork.Parse("127.0.0.0/8"));
    }
}
