using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace LenNotify.Channels.Tests;

/// <summary>Webhooks as providers and mail programs call them: over sockets, through a proxy, by nobody who is signed in.</summary>
public sealed class WebhookOverHttpTests
{
    private static readonly (string, string)[] Stop = [("MessageSid", "SM1"), ("From", Canary.Phone), ("Body", "Stop.")];

    [Fact]
    public async Task A_stop_that_twilio_signed_for_the_outside_address_ends_messages_and_calls()
    {
        await using var host = await WebhookHost.StartAsync();
        await host.PutAsync("anna", "sms", Canary.Phone);
        await host.PutAsync("anna", "voice", Canary.Phone);

        using var answer = await host.TwilioAsync("twilio/inbound", "", null, Stop);

        (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType).Should().Be((HttpStatusCode.OK, "text/xml"));
        (await answer.Content.ReadAsStringAsync()).Should().StartWith("<Response><Message>");
        (await host.SuppressedAsync("anna", "sms"), await host.SuppressedAsync("anna", "voice")).Should().Be((SuppressionCause.OptOut, SuppressionCause.OptOut));
    }

    [Theory]
    [InlineData("")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("of the inside")]
    [InlineData("of the forwarded host")]
    public async Task A_stop_that_twilio_did_not_sign_for_it_is_refused_with_a_problem_and_changes_nothing(string signature)
    {
        await using var host = await WebhookHost.StartAsync();
        await host.PutAsync("anna", "sms", Canary.Phone);
        signature = signature switch
        {
            "of the inside" => WebhookHost.Signed(new Uri(host.Client.BaseAddress!, "twilio/inbound").AbsoluteUri, Stop),
            "of the forwarded host" => WebhookHost.Signed("http://evil.example/api/notifications/webhooks/twilio/inbound", Stop),
            _ => signature,
        };

        await ShouldBeProblem(await host.TwilioAsync("twilio/inbound", "", signature, Stop), HttpStatusCode.Forbidden, "forbidden");
        (await host.SuppressedAsync("anna", "sms")).Should().BeNull();
    }

    [Fact]
    public async Task A_status_that_comes_before_our_own_write_and_again_is_taken()
    {
        await using var host = await WebhookHost.StartAsync();
        (string, string)[] report = [("MessageSid", "SM1"), ("MessageStatus", "delivered")];

        for (var i = 0; i < 2; i++)
        {
            using var answer = await host.TwilioAsync("twilio/sms-status", "", null, report);
            answer.StatusCode.Should().Be(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task A_key_pressed_in_a_call_marks_the_item_read_and_its_token_is_in_no_log()
    {
        await using var host = await WebhookHost.StartAsync();
        var item = (await host.Get<INotifier>().PublishAsync(new Notification { Type = "alert", Title = "Look" }, "anna")).Users[0].ItemId;
        var path = TwilioKeyWebhook.PathOf(Scene.To(Canary.Phone) with { Items = [item] }, host.Get<IPurposeTokens>())!.Split('?');

        using var answer = await host.TwilioAsync(path[0], $"?{path[1]}", null, ("Digits", "1"), ("CallSid", "CA1"));

        (await answer.Content.ReadAsStringAsync()).Should().Contain("Thank you").And.Contain("<Hangup");
        (await host.Get<IInbox>().StatesAsync(["anna"], default))[0].Unread.Should().Be(0);
        host.Lines.Should().Contain(line => line.Contains("twilio/key")).And.NotContain(line => line.Contains(path[1].Substring(4, 40)));
    }

    [Fact]
    public async Task A_bounce_that_sendgrid_signed_suppresses_the_address_and_another_ones_does_not()
    {
        await using var host = await WebhookHost.StartAsync();
        await host.PutAsync("anna", "email", Canary.Mailbox);
        const string Body = $$"""[{"event":"bounce","type":"bounce","email":"{{Canary.Mailbox}}"}]""";
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        await ShouldBeProblem(await EventsAsync(host, Body, other), HttpStatusCode.Forbidden, "forbidden");
        (await host.SuppressedAsync("anna", "email")).Should().BeNull();
        using var answer = await EventsAsync(host, Body, WebhookHost.SendGrid);

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        (await host.SuppressedAsync("anna", "email")).Should().Be(SuppressionCause.Bounce);
    }

    [Fact]
    public async Task Only_a_post_of_the_one_click_unsubscribes_and_the_token_is_in_no_log()
    {
        await using var host = await WebhookHost.StartAsync();
        var link = UnsubscribeLink.Of(Scene.To(Canary.Mailbox), new Uri(WebhookHost.Outside), host.Get<IPurposeTokens>())!;
        var path = link.AbsoluteUri[WebhookHost.Outside.Length..];
        var before = await host.Get<IUserSettings>().GetPreferencesAsync("anna");

        using var page = await host.Client.GetAsync(path);
        using var head = await host.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, path));
        using var wrong = await host.Client.PostAsync(path, new StringContent("List-Unsubscribe=Two-Clicks", Encoding.UTF8, "application/x-www-form-urlencoded"));
        (page.StatusCode, head.StatusCode, wrong.StatusCode).Should().Be((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.BadRequest));
        (await page.Content.ReadAsStringAsync()).Should().Contain("<form method=\"post\">").And.NotContain("anna");
        page.Headers.GetValues("Content-Security-Policy").Single().Should().Contain("default-src 'none'");
        (await head.Content.ReadAsByteArrayAsync()).Should().BeEmpty();
        (await host.Get<IUserSettings>().GetPreferencesAsync("anna")).Should().BeEquivalentTo(before, "a scanner that follows links changes nothing");

        var click = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent("List-Unsubscribe=One-Click", Encoding.UTF8, "application/x-www-form-urlencoded") };
        click.Headers.Add("Cookie", "session=of-somebody-else");
        using var done = await host.Client.SendAsync(click);

        done.StatusCode.Should().Be(HttpStatusCode.OK);
        done.Headers.Should().NotContain(header => header.Key == "Location" || header.Key == "Set-Cookie");
        (await host.Get<IUserSettings>().GetPreferencesAsync("anna")).Types["order_filled"].Channels.Should().NotContain("email");
        host.Lines.Should().NotContain(line => line.Contains(link.Query.Substring(5, 40)));
    }

    [Fact]
    public async Task A_token_that_was_altered_opens_nothing()
    {
        await using var host = await WebhookHost.StartAsync();
        var token = host.Get<IPurposeTokens>().Make("voice acknowledge", "order_filled\nanna");

        await ShouldBeProblem(await host.Client.GetAsync($"email/unsubscribe?t={token}"), HttpStatusCode.NotFound, "not_found");
        await ShouldBeProblem(await host.Client.GetAsync("email/unsubscribe?t=forged"), HttpStatusCode.NotFound, "not_found");
        await ShouldBeProblem(await host.Client.GetAsync("email/unsubscribe"), HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task A_link_to_leave_opens_no_session_and_says_nothing_of_its_person()
    {
        await using var host = await WebhookHost.StartAsync();
        var link = UnsubscribeLink.Of(Scene.To(Canary.Mailbox), new Uri(WebhookHost.Outside), host.Get<IPurposeTokens>())!;
        var token = link.Query[3..];

        foreach (var path in new[] { "../count", $"../count?access_token={token}", $"../ws?access_token={token}", $"../count?t={token}" })
        {
            var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
            request.Headers.TryAddWithoutValidation("Cookie", $"session={token}");
            using var answer = await host.Client.SendAsync(request);
            answer.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        }

        Encoding.Latin1.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(token)).Should().NotContain("anna").And.NotContain("order_filled").And.NotContain(Canary.Mailbox);
        (await host.Get<IUserSettings>().GetPreferencesAsync("anna")).Types.Should().NotContainKey("order_filled");
    }

    [Fact]
    public async Task A_link_to_leave_one_list_leaves_no_other()
    {
        await using var host = await WebhookHost.StartAsync();
        var news = UnsubscribeLink.Of(Scene.To(Canary.Mailbox, notifications: new Notification { Type = "news", Title = "News" }), new Uri(WebhookHost.Outside), host.Get<IPurposeTokens>())!;
        var path = news.AbsoluteUri[WebhookHost.Outside.Length..];

        using var answer = await host.Client.PostAsync(path + "&type=offers&user=ben", new StringContent("List-Unsubscribe=One-Click&type=offers&user=ben", Encoding.UTF8, "application/x-www-form-urlencoded"));

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        (await host.Get<IUserSettings>().GetPreferencesAsync("anna")).Types.Should().ContainKey("news").And.NotContainKey("offers");
        (await host.Get<IUserSettings>().GetPreferencesAsync("ben")).Should().Be(new Preferences());
    }

    [Fact]
    public async Task What_is_too_large_too_often_unknown_or_broken_is_a_problem_without_its_words()
    {
        await using var host = await WebhookHost.StartAsync(o => o.WebhooksPerSecond = 1, new Broken());

        await ShouldBeProblem(await host.Client.PostAsync("email/sendgrid", new ByteArrayContent(new byte[1024 * 1024 + 1])), HttpStatusCode.RequestEntityTooLarge, "too_large");
        await ShouldBeProblem(await host.Client.GetAsync("nowhere"), HttpStatusCode.NotFound, "not_found");
        await ShouldBeProblem(await host.Client.GetAsync("../count"), HttpStatusCode.Unauthorized, "unauthenticated", isOurs: false);
        (await host.Client.PutAsync("email/sendgrid", null)).StatusCode.Should().Be(HttpStatusCode.Unauthorized, "what no webhook hears is as closed as all else of this host");
        await ShouldBeProblem(await host.Client.PostAsync("broken", null), HttpStatusCode.InternalServerError, "unexpected");
        for (var i = 0; i < 4; i++)
        {
            (await host.Client.PostAsync("broken", null)).StatusCode.Should().Be(HttpStatusCode.InternalServerError);
        }

        using var many = await host.Client.PostAsync("broken", null);
        many.Headers.RetryAfter!.Delta.Should().Be(TimeSpan.FromSeconds(1));
        await ShouldBeProblem(many, HttpStatusCode.TooManyRequests, "too_many");
        (await host.Client.GetAsync("email/unsubscribe")).StatusCode.Should().Be(HttpStatusCode.NotFound, "one webhook that is called too often closes no other");
    }

    private static Task<HttpResponseMessage> EventsAsync(WebhookHost host, string body, ECDsa key)
    {
        var at = host.Get<TimeProvider>().GetUtcNow().ToUnixTimeSeconds().ToString();
        var request = new HttpRequestMessage(HttpMethod.Post, "email/sendgrid") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Twilio-Email-Event-Webhook-Timestamp", at);
        request.Headers.Add("X-Twilio-Email-Event-Webhook-Signature", Convert.ToBase64String(key.SignData(Encoding.UTF8.GetBytes(at + body), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)));
        return host.Client.SendAsync(request);
    }

    private static async Task ShouldBeProblem(HttpResponseMessage answer, HttpStatusCode status, string code, bool isOurs = true)
    {
        using (answer)
        {
            answer.StatusCode.Should().Be(status);
            if (isOurs)
            {
                answer.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
                var text = await answer.Content.ReadAsStringAsync();
                ((string?)JsonNode.Parse(text)!["code"]).Should().Be(code);
                text.Should().NotContain("Host=db");
            }
        }
    }

    private sealed class Broken : IChannelWebhook
    {
        public string Path => "broken";

        public Task<WebhookResponse> HandleAsync(WebhookRequest request, CancellationToken cancellationToken) =>
            throw new InvalidOperationException($"Host=db;password={Canary.Token("db")} cannot be reached");
    }
}
