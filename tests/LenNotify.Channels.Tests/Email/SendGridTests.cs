using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace LenNotify.Channels.Tests;

public class SendGridTests
{
    private static readonly ECDsa Signing = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private static readonly string RotatedKey = $"SG.{Canary.Token("sendgrid-new")}";
    private readonly EmailScene _email = new();
    private readonly SendGridOptions _options = new() { EventKey = Convert.ToBase64String(Signing.ExportSubjectPublicKeyInfo()) };

    [Theory]
    [InlineData(200, DeliveryOutcome.Delivered, false)]
    [InlineData(202, DeliveryOutcome.Delivered, false)]
    [InlineData(302, DeliveryOutcome.Permanent, false)]
    [InlineData(400, DeliveryOutcome.Permanent, false)]
    [InlineData(401, DeliveryOutcome.Transient, true)]
    [InlineData(403, DeliveryOutcome.Transient, true)]
    [InlineData(404, DeliveryOutcome.Permanent, false)]
    [InlineData(408, DeliveryOutcome.Transient, false)]
    [InlineData(413, DeliveryOutcome.Permanent, false)]
    [InlineData(429, DeliveryOutcome.Throttled, false)]
    [InlineData(500, DeliveryOutcome.Transient, false)]
    [InlineData(503, DeliveryOutcome.Transient, false)]
    public async Task Each_status_of_sendgrid_has_its_class(int status, DeliveryOutcome outcome, bool alarm)
    {
        using var server = new StrictServer(_ => new ServerAnswer(status));

        (await SendAsync(server)).Outcome.Should().Be(outcome);
        _email.Scene.Alarms.Raised.ContainsKey("email").Should().Be(alarm);
    }

    [Theory]
    [InlineData("X-RateLimit-Reset", "1781092900", 100)]
    [InlineData("Retry-After", "30", 30)]
    [InlineData("X-RateLimit-Reset", "999999999999999999", 60)]
    [InlineData("X-Other", "1", 60)]
    public async Task Sendgrid_is_left_alone_until_the_time_it_says(string header, string value, int seconds)
    {
        using var server = new StrictServer(_ => new ServerAnswer(429, Headers: (header, value)));

        (await SendAsync(server)).RetryAt.Should().Be(_email.Scene.Time.GetUtcNow().AddSeconds(seconds));
    }

    [Fact]
    public async Task It_is_told_the_whole_mail_with_the_key_in_the_head_only()
    {
        using var server = new StrictServer(_ => new ServerAnswer(202, Headers: ("X-Message-Id", "abc123")));
        _email.Options.ReplyTo = "help@example.com";

        (await SendAsync(server, Scene.To(Canary.Mailbox, "Gefüllt", ""))).ProviderReference.Should().Be("abc123");

        var request = server.Requests.Single();
        (request.Method, request.Target, request.Header("Authorization")).Should().Be(("POST", "/v3/mail/send", $"Bearer {EmailScene.ApiKey}"));
        var body = JsonDocument.Parse(request.Body).RootElement;
        body.GetProperty("personalizations")[0].GetProperty("to")[0].GetProperty("email").GetString().Should().Be(Canary.Mailbox);
        body.GetProperty("from").GetProperty("name").GetString().Should().Be("The \"Shop\"");
        body.GetProperty("reply_to").GetProperty("email").GetString().Should().Be("help@example.com");
        body.GetProperty("subject").GetString().Should().Be("-");
        body.GetProperty("content").EnumerateArray().Select(part => part.GetProperty("type").GetString()).Should().Equal("text/plain", "text/html");
        body.GetProperty("headers").GetProperty("List-Unsubscribe-Post").GetString().Should().Be("List-Unsubscribe=One-Click");
        body.GetProperty("headers").GetProperty("List-Unsubscribe").GetString().Should().StartWith("<https://shop.example/hooks/email/unsubscribe?t=");
        body.GetProperty("custom_args").GetProperty("idempotency_key").GetString().Should().Be("key-7-of-this-delivery");
        body.GetProperty("tracking_settings").GetProperty("click_tracking").GetProperty("enable").GetBoolean().Should().BeFalse();
    }

    [Fact]
    public async Task A_key_that_was_rotated_meanwhile_causes_no_failure()
    {
        using var server = new StrictServer(request => new ServerAnswer(request.Header("Authorization") == $"Bearer {RotatedKey}" ? 202 : 401));
        _email.Scene.Secrets.Rotated[SendGridTransport.ApiKey] = RotatedKey;

        (await SendAsync(server)).Outcome.Should().Be(DeliveryOutcome.Delivered);
        _email.Scene.Alarms.Raised.Should().BeEmpty();
    }

    [Fact]
    public async Task A_connection_that_breaks_is_tried_again()
    {
        using var server = new StrictServer(_ => ServerAnswer.Reset);
        (await SendAsync(server)).Outcome.Should().Be(DeliveryOutcome.Transient);
    }

    [Theory]
    [InlineData("processed", "", "", null, true, null)]
    [InlineData("deferred", "", "", null, true, null)]
    [InlineData("delivered", "", "", true, true, null)]
    [InlineData("bounce", "bounce", "", false, true, SuppressionCause.Bounce)]
    [InlineData("bounce", "blocked", "", false, true, null)]
    [InlineData("dropped", "", "Bounced Address", false, true, SuppressionCause.Bounce)]
    [InlineData("dropped", "", "Invalid", false, true, SuppressionCause.Bounce)]
    [InlineData("dropped", "", "Spam Reporting Address", false, true, SuppressionCause.Complaint)]
    [InlineData("dropped", "", "Unsubscribed Address", false, true, SuppressionCause.OptOut)]
    [InlineData("dropped", "", "Recipient List over Package Quota", false, true, null)]
    [InlineData("spamreport", "", "", null, false, SuppressionCause.Complaint)]
    [InlineData("unsubscribe", "", "", null, false, SuppressionCause.OptOut)]
    [InlineData("group_unsubscribe", "", "", null, false, SuppressionCause.OptOut)]
    [InlineData("group_resubscribe", "", "", null, false, null)]
    [InlineData("open", "", "", null, false, null)]
    [InlineData("click", "", "", null, false, null)]
    [InlineData("something_new", "", "", null, false, null)]
    public async Task Each_event_has_its_meaning(string name, string type, string reason, bool? reached, bool reports, SuppressionCause? cause)
    {
        var body = JsonSerializer.Serialize(new[] { new { @event = name, type, reason, email = Canary.Mailbox, sg_message_id = "abc123.filter0001.16648.5515E0B88.0", timestamp = 1_781_000_000 } });

        (await Webhook.HandleAsync(Signed(body), default)).Status.Should().Be(200);

        var feedback = _email.Scene.Feedback;
        feedback.Reports.Should().HaveCount(reports ? 1 : 0);
        if (reports)
        {
            feedback.Reports.Single().Should().Be(("email", "abc123", new ProviderReport(reached, name, DateTimeOffset.FromUnixTimeSeconds(1_781_000_000))));
        }

        feedback.Suppressed.TryGetValue(("email", Canary.Mailbox), out var suppressed).Should().Be(cause is not null);
        suppressed.Should().Be(cause ?? default);
    }

    [Theory]
    [InlineData("[]", 200)]
    [InlineData("[7, null, {}, {\"event\":7}, {\"event\":\"bounce\",\"email\":\"no address\"}, {\"event\":\"delivered\",\"timestamp\":-1}]", 200)]
    [InlineData("{}", 400)]
    [InlineData("no json", 400)]
    [InlineData("", 400)]
    public async Task A_body_that_is_odd_changes_nothing_and_breaks_nothing(string body, int status)
    {
        (await Webhook.HandleAsync(Signed(body), default)).Status.Should().Be(status);
        _email.Scene.Feedback.Suppressed.Should().BeEmpty();
        _email.Scene.Feedback.Reports.Should().BeEmpty();
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("wrong")]
    [InlineData("no base64")]
    [InlineData("other body")]
    [InlineData("other key")]
    [InlineData("old")]
    [InlineData("ahead")]
    [InlineData("no instant")]
    [InlineData("odd instant")]
    public async Task Only_what_sendgrid_signed_lately_is_heard(string how)
    {
        const string Body = $$"""[{"event":"spamreport","email":"{{Canary.Mailbox}}"}]""";
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = how switch
        {
            "missing" => Request(Body, null, "1"),
            "wrong" => Request(Body, Convert.ToBase64String(new byte[70]), Now()),
            "no base64" => Request(Body, "!!!", Now()),
            "other body" => Request(Body, Signature(Now() + "[]"), Now()),
            "other key" => Request(Body, Signature(Now() + Body, other), Now()),
            "old" => Request(Body, Signature(Now(-601) + Body), Now(-601)),
            "ahead" => Request(Body, Signature(Now(601) + Body), Now(601)),
            "no instant" => Request(Body, Signature(Body), null),
            _ => Request(Body, Signature("soon" + Body), "soon"),
        };

        (await Webhook.HandleAsync(request, default)).Status.Should().Be(403);
        _email.Scene.Feedback.Suppressed.Should().BeEmpty();
    }

    [Fact]
    public async Task Without_a_key_nothing_is_heard_and_only_posts_are()
    {
        (await Webhook.HandleAsync(new WebhookRequest { Method = "GET" }, default)).Status.Should().Be(405);
        _options.EventKey = null;
        (await Webhook.HandleAsync(Signed("[]"), default)).Status.Should().Be(403);
        _options.EventKey = "no key";
        (await Webhook.HandleAsync(Signed("[]"), default)).Status.Should().Be(403);
    }

    [Fact]
    public void Options_that_are_not_sound_are_each_named()
    {
        new SendGridOptionsRules().Validate(null, new SendGridOptions { Api = new Uri("https://api.sendgrid.com/v3/"), EventKey = "AAAA" }).Failures.Should().HaveCount(2);
        new SendGridOptionsRules().Validate(null, _options).Succeeded.Should().BeTrue();
        new SendGridOptions { ApiKey = EmailScene.ApiKey }.ToString().Should().NotContain("SG.");
    }

    private SendGridWebhook Webhook => new(_email.Scene.Feedback, _email.Scene.Time, () => _options);

    private string Now(int seconds = 0) => (_email.Scene.Time.GetUtcNow().ToUnixTimeSeconds() + seconds).ToString();

    private WebhookRequest Signed(string body) => Request(body, Signature(Now() + body), Now());

    private static string Signature(string text, ECDsa? key = null) =>
        Convert.ToBase64String((key ?? Signing).SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));

    private static WebhookRequest Request(string body, string? signature, string? instant)
    {
        var headers = new Dictionary<string, string> { ["Content-Type"] = "application/json" };
        if (signature is not null)
        {
            headers["X-Twilio-Email-Event-Webhook-Signature"] = signature;
        }

        if (instant is not null)
        {
            headers["X-Twilio-Email-Event-Webhook-Timestamp"] = instant;
        }

        return new WebhookRequest { Method = "POST", Headers = headers, Body = Encoding.UTF8.GetBytes(body) };
    }

    private async Task<DeliveryResult> SendAsync(StrictServer server, Delivery? delivery = null)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        _options.Api = new Uri(server.Address);
        return await Scene.Looked(_email.Adapter(new SendGridTransport(() => client, _email.Scene.Context, () => _options)).SendAsync(delivery ?? Scene.To(Canary.Mailbox), default));
    }
}
