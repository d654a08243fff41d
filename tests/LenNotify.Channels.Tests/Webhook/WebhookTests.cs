using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LenNotify.Channels.Tests;

public class WebhookTests
{
    internal const string Key = Canary.Secret + "-a-key-of-at-least-32-characters";
    private const string Older = Canary.Secret + "-the-older-of-32-characters";

    [Theory]
    [InlineData(200, DeliveryOutcome.Delivered)]
    [InlineData(202, DeliveryOutcome.Delivered)]
    [InlineData(204, DeliveryOutcome.Delivered)]
    [InlineData(301, DeliveryOutcome.Permanent)]
    [InlineData(307, DeliveryOutcome.Permanent)]
    [InlineData(400, DeliveryOutcome.Permanent)]
    [InlineData(401, DeliveryOutcome.Permanent)]
    [InlineData(404, DeliveryOutcome.Permanent)]
    [InlineData(405, DeliveryOutcome.Permanent)]
    [InlineData(408, DeliveryOutcome.Transient)]
    [InlineData(410, DeliveryOutcome.AddressExpired)]
    [InlineData(425, DeliveryOutcome.Transient)]
    [InlineData(429, DeliveryOutcome.Throttled)]
    [InlineData(500, DeliveryOutcome.Transient)]
    [InlineData(502, DeliveryOutcome.Transient)]
    [InlineData(503, DeliveryOutcome.Transient)]
    [InlineData(504, DeliveryOutcome.Transient)]
    public async Task Each_status_of_the_receiver_has_its_class(int status, DeliveryOutcome outcome)
    {
        using var receiver = new StrictServer(_ => new ServerAnswer(status, Headers: ("Location", "http://127.0.0.1/")));

        (await Sent(receiver)).Outcome.Should().Be(outcome);
        receiver.Requests.Should().ContainSingle("a redirect is not followed");
    }

    [Theory]
    [InlineData(429, "120", 120)]
    [InlineData(429, null, 60)]
    [InlineData(429, "Wed, 10 Jun 2026 12:05:00 GMT", 300)]
    [InlineData(503, "30", 30)]
    public async Task A_receiver_that_names_a_time_is_left_alone_until_then(int status, string? retryAfter, int seconds)
    {
        using var receiver = new StrictServer(_ => retryAfter is null ? new ServerAnswer(status) : new ServerAnswer(status, Headers: ("Retry-After", retryAfter)));
        var scene = Signing();

        (await Sent(receiver, scene)).RetryAt.Should().Be(scene.Time.GetUtcNow().AddSeconds(seconds));
    }

    [Fact]
    public async Task A_receiver_that_breaks_off_is_tried_again_and_nothing_tells_its_address()
    {
        using var receiver = new StrictServer(_ => ServerAnswer.Reset);

        var result = await Sent(receiver);

        result.Outcome.Should().Be(DeliveryOutcome.Transient);
        result.Cause.Should().NotContain("127.0.0.1").And.NotContain("secret-path");
    }

    [Fact]
    public async Task A_receiver_that_hangs_is_left_after_the_time_of_the_guard()
    {
        using var receiver = new StrictServer(_ => ServerAnswer.Hang);
        var scene = Signing();
        var sending = Sent(receiver, scene);
        while (receiver.Requests.Count == 0)
        {
            await Task.Yield();
        }

        scene.Time.Pass(TimeSpan.FromSeconds(11));

        (await sending).Outcome.Should().Be(DeliveryOutcome.Transient);
    }

    [Fact]
    public async Task The_signature_is_what_independent_code_makes_of_the_bytes_that_came()
    {
        using var receiver = new StrictServer(_ => new ServerAnswer(200));
        var scene = Signing();
        await Sent(receiver, scene, new WebhookOptions { PreviousSigningKey = Older });

        var request = receiver.Requests.Single();
        var seconds = scene.Time.GetUtcNow().ToUnixTimeSeconds();
        string Expected(string key) => Convert.ToHexString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes($"{seconds}.").Concat(request.Body).ToArray())).ToLowerInvariant();
        request.Header("LenNotify-Signature").Should().Be($"t={seconds},v1={Expected(Key)},v1={Expected(Older)}");
        request.Header("Idempotency-Key").Should().Be("key-7-of-this-delivery");
        (request.Method, request.Target).Should().Be(("POST", $"/secret-path?token={Canary.Secret}"));
    }

    [Fact]
    public async Task The_body_is_one_json_object_that_says_all_but_the_metadata()
    {
        using var receiver = new StrictServer(_ => new ServerAnswer(200));
        var notification = new Notification { Type = "risk", Title = "Too \"much\"", Severity = Severity.Critical, Metadata = new JsonObject { ["account"] = "hidden-7" }, Attributes = new Dictionary<string, string> { ["symbols"] = "BTC/USD" } };
        await Sent(receiver, delivery: Scene.To(receiver.Address, notifications: notification));
        await Sent(receiver, options: new WebhookOptions { IncludeMetadata = true }, delivery: Scene.To(receiver.Address, notifications: notification));

        var bodies = receiver.Requests.Select(request => JsonDocument.Parse(request.Body).RootElement).ToArray();
        bodies[0].GetProperty("id").GetString().Should().Be("key-7-of-this-delivery");
        var one = bodies[0].GetProperty("notifications")[0];
        (one.GetProperty("title").GetString(), one.GetProperty("severity").GetString(), one.GetProperty("attributes").GetProperty("symbols").GetString()).Should().Be(("Too \"much\"", "critical", "BTC/USD"));
        one.TryGetProperty("metadata", out _).Should().BeFalse();
        bodies[1].GetProperty("notifications")[0].GetProperty("metadata").GetProperty("account").GetString().Should().Be("hidden-7");
    }

    [Fact]
    public async Task A_url_that_leads_inside_is_refused_for_good_and_nothing_is_sent()
    {
        using var receiver = new StrictServer(_ => new ServerAnswer(200));
        var options = Opened(receiver);
        options.Guard.AllowedNetworks.Clear();

        (await Sent(receiver, options: options)).Outcome.Should().Be(DeliveryOutcome.Permanent);
        (await Sent(receiver, options: options, delivery: Scene.To("not a url"))).Outcome.Should().Be(DeliveryOutcome.Permanent);
        receiver.Requests.Should().BeEmpty();
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(299, true)]
    [InlineData(-299, true)]
    [InlineData(301, false)]
    [InlineData(-301, false)]
    public void A_signature_holds_for_a_while(int secondsLater, bool right)
    {
        var at = DateTimeOffset.FromUnixTimeSeconds(1_795_262_400);
        var header = WebhookSignature.Make("{}"u8, at, Older, Key);

        WebhookSignature.IsRight(header, "{}"u8, Key, at.AddSeconds(secondsLater), TimeSpan.FromMinutes(5)).Should().Be(right);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("t=1795262400")]
    [InlineData("v1=00")]
    [InlineData("t=-5,v1=00")]
    [InlineData("t=99999999999999999999,v1=00")]
    [InlineData("t=1795262400,v1=,v1=ü")]
    [InlineData("t=1795262400,,,,,,,,,,,,")]
    public void What_is_no_signature_is_not_right(string? header) =>
        WebhookSignature.IsRight(header, "{}"u8, Key, DateTimeOffset.FromUnixTimeSeconds(1_795_262_400), TimeSpan.FromMinutes(5)).Should().BeFalse();

    [Fact]
    public void A_short_key_is_refused_without_being_shown() =>
        FluentActions.Invoking(() => WebhookSignature.Make("{}"u8, DateTimeOffset.UnixEpoch, Canary.Secret)).Should().Throw<InvalidOperationException>()
            .WithMessage("*Webhook:SigningKey*32 characters*").Which.Message.Should().NotContain(Canary.Secret);

    private static Scene Signing() => new((WebhookAdapter.SigningKey, Key));

    private static WebhookOptions Opened(StrictServer receiver, WebhookOptions? options = null)
    {
        options ??= new WebhookOptions();
        options.Guard.AllowHttp = true;
        options.Guard.Ports.Add(receiver.Port);
        options.Guard.AllowedNetworks.Add(IPNetwork.Parse("127.0.0.0/8"));
        return options;
    }

    private static async Task<DeliveryResult> Sent(StrictServer receiver, Scene? scene = null, WebhookOptions? options = null, Delivery? delivery = null)
    {
        scene ??= Signing();
        options = options is { Guard.AllowHttp: true } ? options : Opened(receiver, options);
        using var handler = new GuardedHttpHandler(options.Guard, scene.Time);
        using var client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        return await Scene.Looked(new WebhookAdapter(() => client, scene.Context, () => options).SendAsync(delivery ?? Scene.To(receiver.Address + "secret-path?token=" + Canary.Secret), default));
    }
}
