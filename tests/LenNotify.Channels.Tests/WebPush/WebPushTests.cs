using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;

namespace LenNotify.Channels.Tests;

public class WebPushTests
{
    internal static VapidKeys Keys { get; } = Pair();

    private static readonly string Endpoint = Canary.Token("endpoint-7");
    private readonly Scene _scene = new((WebPushAdapter.PrivateKey, Keys.PrivateKey));

    [Theory]
    [InlineData(200, DeliveryOutcome.Delivered)]
    [InlineData(201, DeliveryOutcome.Delivered)]
    [InlineData(202, DeliveryOutcome.Delivered)]
    [InlineData(204, DeliveryOutcome.Delivered)]
    [InlineData(302, DeliveryOutcome.Permanent)]
    [InlineData(307, DeliveryOutcome.Permanent)]
    [InlineData(400, DeliveryOutcome.Permanent)]
    [InlineData(401, DeliveryOutcome.Transient)]
    [InlineData(403, DeliveryOutcome.Transient)]
    [InlineData(404, DeliveryOutcome.AddressExpired)]
    [InlineData(408, DeliveryOutcome.Transient)]
    [InlineData(410, DeliveryOutcome.AddressExpired)]
    [InlineData(413, DeliveryOutcome.Permanent)]
    [InlineData(429, DeliveryOutcome.Throttled)]
    [InlineData(500, DeliveryOutcome.Transient)]
    [InlineData(502, DeliveryOutcome.Transient)]
    [InlineData(503, DeliveryOutcome.Transient)]
    public async Task Each_status_of_a_push_service_has_its_class(int status, DeliveryOutcome outcome)
    {
        using var service = new StrictServer(_ => new ServerAnswer(status, Headers: ("Location", "http://169.254.169.254/latest")));

        var result = await Pushed(service);

        result.Outcome.Should().Be(outcome);
        service.Requests.Should().HaveCount(status == 413 ? 2 : 1);
        _scene.Alarms.Raised.ContainsKey("webpush").Should().Be(status is 401 or 403);
    }

    [Fact]
    public async Task An_alarm_about_the_keys_keeps_the_subscription_and_is_over_with_the_first_push_that_is_taken()
    {
        var status = 403;
        using var service = new StrictServer(_ => new ServerAnswer(status));
        await Pushed(service);
        _scene.Alarms.Raised["webpush"].Should().Contain("VAPID").And.NotContain(Keys.PrivateKey);
        status = 201;

        (await Pushed(service)).Outcome.Should().Be(DeliveryOutcome.Delivered);
        _scene.Alarms.Raised.Should().BeEmpty();
    }

    [Fact]
    public async Task A_pair_whose_private_half_is_known_a_moment_later_causes_no_failure()
    {
        using var service = new StrictServer(_ => new ServerAnswer(201));
        var before = (await _scene.Secrets.RenewAsync(WebPushAdapter.PrivateKey, "", default))!;
        _scene.Secrets.Rotated[WebPushAdapter.PrivateKey] = VapidKeys.Generate().PrivateKey;
        await _scene.Secrets.RenewAsync(WebPushAdapter.PrivateKey, before, default);
        _scene.Secrets.Rotated[WebPushAdapter.PrivateKey] = before;

        (await Pushed(service)).Outcome.Should().Be(DeliveryOutcome.Delivered);
    }

    [Theory]
    [InlineData(429, "120", 120)]
    [InlineData(429, null, 60)]
    [InlineData(503, "30", 30)]
    public async Task A_push_service_that_names_a_time_is_left_alone_until_then(int status, string? retryAfter, int seconds)
    {
        using var service = new StrictServer(_ => retryAfter is null ? new ServerAnswer(status) : new ServerAnswer(status, Headers: ("Retry-After", retryAfter)));

        (await Pushed(service)).RetryAt.Should().Be(_scene.Time.GetUtcNow().AddSeconds(seconds));
    }

    [Fact]
    public async Task What_is_too_long_for_a_service_is_replaced_by_a_stub_that_says_only_that_there_is_something()
    {
        using var service = new StrictServer(request => new ServerAnswer(request.Body.Length > 300 ? 413 : 201));

        (await Pushed(service, out var browser)).Outcome.Should().Be(DeliveryOutcome.Delivered);

        var stub = JsonDocument.Parse(browser.Decrypt(service.Requests[1].Body)).RootElement;
        stub.GetProperty("stub").GetBoolean().Should().BeTrue();
        stub.GetProperty("items")[0].GetGuid().Should().Be(new Guid(8, 0, 0, new byte[8]));
        stub.ToString().Should().NotContain("Sold");
    }

    [Theory]
    [InlineData(Priority.Low, "low")]
    [InlineData(Priority.Normal, "normal")]
    [InlineData(Priority.High, "high")]
    [InlineData(Priority.Critical, "high")]
    public async Task Urgency_follows_priority_and_topic_the_group(Priority priority, string urgency)
    {
        using var service = new StrictServer(_ => new ServerAnswer(201));
        var grouped = new Notification { Type = "fill", Title = "Filled", GroupKey = "BTC/USD fills of the account 7", ActionUrl = "/orders/7" };

        await Pushed(service, Scene.To("", notifications: [grouped, grouped]) with { Priority = priority });
        await Pushed(service, Scene.To("", notifications: [grouped, new Notification { Type = "fill", Title = "Filled" }]));

        var request = service.Requests[0];
        (request.Header("Urgency"), request.Header("TTL"), request.Header("Content-Encoding")).Should().Be((urgency, "86400", "aes128gcm"));
        request.Header("Topic").Should().MatchRegex("^[A-Za-z0-9_-]{32}$");
        service.Requests[1].Headers.Should().NotContainKey("Topic");
    }

    [Theory]
    [InlineData("x")]
    [InlineData("🎉")]
    [InlineData("\"")]
    public async Task A_message_of_any_length_is_cut_to_what_a_push_holds(string character)
    {
        using var service = new StrictServer(_ => new ServerAnswer(201));
        var text = string.Concat(Enumerable.Repeat(character, 20_000));

        await Pushed(service, Scene.To("", text, text), out var browser);

        service.Requests.Single().Body.Length.Should().BeInRange(3_000, 4_096);
        var message = JsonDocument.Parse(browser.Decrypt(service.Requests.Single().Body)).RootElement;
        message.GetProperty("title").GetString().Should().StartWith(character).And.NotContain("\ufffd");
        message.GetProperty("id").GetString().Should().Be("key-7-of-this-delivery");
    }

    [Fact]
    public async Task The_token_is_for_the_origin_only_and_soon_worth_nothing()
    {
        using var service = new StrictServer(_ => new ServerAnswer(201));
        await Pushed(service);

        var token = service.Requests.Single().Header("Authorization").Split(["t=", ","], StringSplitOptions.None)[1].Split('.');
        var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(token[1])).RootElement;
        claims.GetProperty("aud").GetString().Should().Be(service.Address.TrimEnd('/'));
        var expires = DateTimeOffset.FromUnixTimeSeconds(claims.GetProperty("exp").GetInt64());
        expires.Should().BeAfter(_scene.Time.GetUtcNow().AddHours(1)).And.BeBefore(_scene.Time.GetUtcNow().AddHours(12), "also by a clock that is 10 minutes fast it is less than 24 hours");
        claims.GetProperty("sub").GetString().Should().Be("mailto:ops@shop.example");
    }

    [NodeFact]
    public async Task A_browser_and_a_push_service_of_other_people_read_and_verify_it()
    {
        using var service = new StrictServer(_ => new ServerAnswer(201));
        await Pushed(service, Scene.To("", "Gefüllt zu 100 € 🎉"), out var browser);
        var request = service.Requests.Single();

        var seen = JsonDocument.Parse(await Node.RunAsync("push.mjs", JsonSerializer.Serialize(new
        {
            body = Base64Url.EncodeToString(request.Body),
            privateKey = browser.PrivateKey,
            auth = browser.Auth,
            authorization = request.Header("Authorization"),
        }))).RootElement;

        JsonDocument.Parse(seen.GetProperty("message").GetString()!).RootElement.GetProperty("body").GetString().Should().Be("Gefüllt zu 100 € 🎉");
        seen.GetProperty("verified").GetBoolean().Should().BeTrue();
        seen.GetProperty("head").GetProperty("alg").GetString().Should().Be("ES256");
        seen.GetProperty("claims").GetProperty("aud").GetString().Should().Be(service.Address.TrimEnd('/'));
    }

    [Theory]
    [InlineData("reset")]
    [InlineData("refused")]
    public async Task A_service_that_cannot_be_reached_is_tried_again_and_nothing_tells_the_endpoint(string how)
    {
        var service = new StrictServer(_ => ServerAnswer.Reset);
        using var closing = how == "reset" ? service : null;
        if (how == "refused")
        {
            service.Dispose();
        }

        var result = await Pushed(service);

        result.Outcome.Should().Be(DeliveryOutcome.Transient);
        result.Cause.Should().NotContain(Endpoint);
    }

    [Fact]
    public async Task An_endpoint_that_leads_inside_is_never_called()
    {
        using var service = new StrictServer(_ => new ServerAnswer(201));
        var options = Options();
        options.Guard.AllowHttp = true;
        options.Guard.Ports.Add(service.Port);
        options.Guard.Hosts.Add("localhost");
        using var client = new HttpClient(new GuardedHttpHandler(options.Guard, _scene.Time));

        var result = await Scene.Looked(new WebPushAdapter(() => client, _scene.Context, () => options).SendAsync(Scene.To(new Browser($"http://localhost:{service.Port}/{Endpoint}").Json), default));

        result.Outcome.Should().Be(DeliveryOutcome.Permanent);
        result.Cause.Should().Contain("closed network");
        service.Requests.Should().BeEmpty();
    }

    [Fact]
    public void Options_that_are_not_sound_are_each_named_with_the_call_that_mends_them()
    {
        var options = new WebPushOptions { PublicKey = "x", Subject = "ops", TimeToLive = TimeSpan.FromDays(29) };
        options.Guard.MostBytes = -1;

        new WebPushOptionsRules().Validate(null, options).Failures.Should().HaveCount(4).And.OnlyContain(failure => failure.Contains("AddWebPush("));
        new WebPushOptionsRules().Validate(null, Options()).Succeeded.Should().BeTrue();
        new WebPushOptions { PrivateKey = Keys.PrivateKey }.ToString().Should().NotContain(Keys.PrivateKey);
    }

    // A pair whose private half is found wherever it is written.
    private static VapidKeys Pair()
    {
        using var key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = Canary.Bytes(32) });
        var parameters = key.ExportParameters(includePrivateParameters: true);
        return new VapidKeys(Base64Url.EncodeToString(PushBytes.Bytes(parameters.Q)), Base64Url.EncodeToString(parameters.D));
    }

    internal static WebPushOptions Options() => new() { PublicKey = Keys.PublicKey, Subject = "mailto:ops@shop.example" };

    private Task<DeliveryResult> Pushed(StrictServer service, Delivery? delivery = null) => Pushed(service, delivery ?? Scene.To("", new string('S', 400)), out _);

    private Task<DeliveryResult> Pushed(StrictServer service, out Browser browser) => Pushed(service, Scene.To("", "Sold " + new string('S', 400)), out browser);

    internal Task<DeliveryResult> Pushed(StrictServer service, Delivery delivery, out Browser browser)
    {
        browser = new Browser(service.Address + Endpoint);
        return PushAsync(service, delivery with { Address = browser.Json });
    }

    private async Task<DeliveryResult> PushAsync(StrictServer service, Delivery delivery)
    {
        var options = Options();
        options.Guard.AllowHttp = true;
        options.Guard.Ports.Add(int.Parse(service.Address.TrimEnd('/').Split(':')[2]));
        options.Guard.Hosts.Add("127.0.0.1");
        options.Guard.AllowedNetworks.Add(IPNetwork.Parse("127.0.0.0/8"));
        using var client = new HttpClient(new GuardedHttpHandler(options.Guard, _scene.Time)) { Timeout = Timeout.InfiniteTimeSpan };
        return await Scene.Looked(new WebPushAdapter(() => client, _scene.Context, () => options).SendAsync(delivery, default));
    }
}
