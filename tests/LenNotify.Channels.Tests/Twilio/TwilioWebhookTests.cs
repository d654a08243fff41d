using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;

namespace LenNotify.Channels.Tests;

public class TwilioWebhookTests
{
    private readonly TwilioScene _twilio = new();
    private readonly Desk _desk = new();

    // The example of Twilio's own documentation, reckoned independently.
    [Fact]
    public void The_signature_is_the_one_of_the_documentation()
    {
        var form = new KeyValuePair<string, string>[] { new("CallSid", "CA1234567890ABCDE"), new("Caller", "+14158675310"), new("Digits", "1234"), new("From", "+14158675310"), new("To", "+18005551212") };

        TwilioSignature.Make(new Uri("https://mycompany.com/"), "myapp.php", "?foo=1&bar=2", form, "12345").Should().Be(Independent("https://mycompany.com/myapp.php?foo=1&bar=2CallSidCA1234567890ABCDECaller+14158675310Digits1234From+14158675310To+18005551212", "12345"));
    }

    [Theory]
    [InlineData("right", 200)]
    [InlineData("missing", 403)]
    [InlineData("wrong", 403)]
    [InlineData("truncated", 403)]
    [InlineData("hex", 403)]
    [InlineData("http", 403)]
    [InlineData("port", 403)]
    [InlineData("other host", 403)]
    [InlineData("other path", 403)]
    [InlineData("other query", 403)]
    [InlineData("other token", 403)]
    public async Task Only_what_twilio_signed_for_our_own_url_is_heard(string how, int status)
    {
        const string Signed = "MessageSidSM1MessageStatusdelivered";
        const string Url = "https://shop.example/hooks/twilio/sms-status";
        var right = Independent(Url + Signed);
        var signature = how switch
        {
            "right" => right,
            "missing" => "",
            "wrong" => Convert.ToBase64String(new byte[20]),
            "truncated" => right[..20],
            "hex" => Convert.ToHexString(Convert.FromBase64String(right)),
            "http" => Independent("http://shop.example/hooks/twilio/sms-status" + Signed),
            "port" => Independent("https://shop.example:443/hooks/twilio/sms-status" + Signed),
            "other host" => Independent("https://evil.example/hooks/twilio/sms-status" + Signed),
            "other path" => Independent("https://shop.example/hooks/twilio/inbound" + Signed),
            "other query" => Independent(Url + "?a=1" + Signed),
            _ => Independent(Url + Signed, "54321"),
        };

        var answer = await Status().HandleAsync(TwilioScene.Request(signature, "", ("MessageSid", "SM1"), ("MessageStatus", "delivered")), default);

        answer.Status.Should().Be(status);
        _twilio.Scene.Feedback.Reports.Should().HaveCount(status == 200 ? 1 : 0);
    }

    [Fact]
    public async Task What_is_no_post_or_no_form_or_has_no_url_to_be_judged_by_is_refused()
    {
        (await Status().HandleAsync(new WebhookRequest { Method = "GET" }, default)).Status.Should().Be(405);
        (await Status().HandleAsync(new WebhookRequest { Method = "POST" }, default)).Status.Should().Be(403);
        _twilio.Options.PublicUrl = null;
        (await Status().HandleAsync(Signed("twilio/sms-status", "", ("MessageSid", "SM1"), ("MessageStatus", "sent")), default)).Status.Should().Be(403);
    }

    [Fact]
    public async Task After_a_rotation_the_new_token_is_asked_for()
    {
        _twilio.Scene.Secrets.Rotated[TwilioCalls.AuthToken] = Canary.Token("new");
        var signature = Independent("https://shop.example/hooks/twilio/sms-statusMessageSidSM1MessageStatussent", Canary.Token("new"));

        (await Status().HandleAsync(TwilioScene.Request(signature, "", ("MessageSid", "SM1"), ("MessageStatus", "sent")), default)).Status.Should().Be(200);
    }

    [Theory]
    [InlineData("queued", null)]
    [InlineData("accepted", null)]
    [InlineData("scheduled", null)]
    [InlineData("sending", null)]
    [InlineData("sent", null)]
    [InlineData("delivered", true)]
    [InlineData("read", true)]
    [InlineData("undelivered", false)]
    [InlineData("failed", false)]
    [InlineData("canceled", false)]
    [InlineData("initiated", null)]
    [InlineData("ringing", null)]
    [InlineData("in-progress", null)]
    [InlineData("completed", true)]
    [InlineData("busy", false)]
    [InlineData("no-answer", false)]
    [InlineData("some-new-word", null)]
    public void Each_state_says_whether_it_reached_the_person(string status, bool? reached) => TwilioStatusWebhook.Reached(status).Should().Be(reached);

    [Theory]
    [InlineData(21610, SuppressionCause.OptOut)]
    [InlineData(30005, SuppressionCause.Bounce)]
    [InlineData(30006, SuppressionCause.Bounce)]
    [InlineData(30003, null)]
    [InlineData(30007, null)]
    [InlineData(12345, null)]
    public async Task A_report_names_its_code_and_a_number_that_is_no_good_is_suppressed(int code, SuppressionCause? cause)
    {
        await Status().HandleAsync(Signed("twilio/sms-status", "", ("ErrorCode", $"{code}"), ("MessageSid", "SM1"), ("MessageStatus", "undelivered"), ("To", TwilioScene.Number)), default);

        var (channel, reference, report) = _twilio.Scene.Feedback.Reports.Single();
        (channel, reference, report.Reached, report.Status).Should().Be(("sms", "SM1", false, $"undelivered {code}"));
        _twilio.Scene.Feedback.Suppressed.TryGetValue(("sms", TwilioScene.Number), out var suppressed).Should().Be(cause is not null);
        suppressed.Should().Be(cause ?? default);
    }

    [Fact]
    public async Task A_call_reports_by_its_own_names()
    {
        var webhook = new TwilioStatusWebhook(_twilio.Gate, _twilio.Scene.Feedback, _twilio.Scene.Time, isVoice: true);
        await webhook.HandleAsync(Signed("twilio/voice-status", "", ("CallSid", "CA1"), ("CallStatus", "busy")), default);
        (await webhook.HandleAsync(Signed("twilio/voice-status", "", ("CallSid", "CA1")), default)).Status.Should().Be(400);

        _twilio.Scene.Feedback.Reports.Should().ContainSingle().Which.Should().Match<(string Channel, string Reference, ProviderReport Report)>(heard => heard.Channel == "voice" && heard.Reference == "CA1" && heard.Report.Reached == false);
    }

    [Theory]
    [InlineData("STOP")]
    [InlineData(" stop ")]
    [InlineData("Stop.")]
    [InlineData("QUIT")]
    [InlineData("End!")]
    [InlineData("cancel")]
    [InlineData("UNSUBSCRIBE")]
    [InlineData("Revoke")]
    [InlineData("OPT OUT")]
    [InlineData("opt-out")]
    [InlineData("STOPALL")]
    [InlineData("ARRÊT")]
    [InlineData("arret")]
    [InlineData("стоп")]
    [InlineData("退订")]
    [InlineData("ALTO")]
    [InlineData("no more (thanks)")]
    public async Task Each_word_that_means_stop_ends_messages_and_calls_at_once_and_is_confirmed_once(string word)
    {
        _twilio.Options.Replies.StopWords.Add("No more, thanks!");
        var webhook = Inbound();

        var first = await webhook.HandleAsync(Said(word, "SM1"), default);
        var second = await webhook.HandleAsync(Said(word, "SM2"), default);

        _twilio.Scene.Feedback.Suppressed.Keys.Should().BeEquivalentTo([("sms", TwilioScene.Number), ("voice", TwilioScene.Number)]);
        Text(first).Should().Be("<Response><Message>You will get no more messages from us. Reply START to get them again.</Message></Response>");
        Text(second).Should().Be("<Response />");
        _desk.Texts.Should().BeEmpty();
    }

    [Fact]
    public async Task Start_brings_both_back_and_help_explains()
    {
        var webhook = Inbound();
        await webhook.HandleAsync(Said("STOP", "SM1"), default);

        Text(await webhook.HandleAsync(Said("start", "SM2"), default)).Should().Contain("again");
        Text(await webhook.HandleAsync(Said("START", "SM3"), default)).Should().Be("<Response />");
        Text(await webhook.HandleAsync(Said("Help?", "SM4"), default)).Should().Contain("STOP");
        _twilio.Scene.Feedback.Suppressed.Should().BeEmpty();
    }

    [Fact]
    public async Task A_message_that_comes_again_changes_nothing()
    {
        var webhook = Inbound();
        await webhook.HandleAsync(Said("START", "SM1"), default);
        await webhook.HandleAsync(Said("STOP", "SM2"), default);

        Text(await webhook.HandleAsync(Said("START", "SM1"), default)).Should().Be("<Response />");
        _twilio.Scene.Feedback.Suppressed.Should().HaveCount(2, "a START that somebody recorded revives nobody");
    }

    [Theory]
    [InlineData("stop it")]
    [InlineData("please don't stop")]
    [InlineData("unstoppable")]
    [InlineData("")]
    [InlineData("...")]
    public async Task What_is_no_word_goes_to_somebody_who_reads_it(string text)
    {
        Text(await Inbound().HandleAsync(Said(text, "SM1"), default)).Should().Be("<Response />");

        _desk.Texts.Should().ContainSingle().Which.Text.Should().Be(text);
        _desk.Texts.Single().ToString().Should().NotContain(TwilioScene.Number);
        _twilio.Scene.Feedback.Suppressed.Should().BeEmpty();
    }

    [Fact]
    public async Task Who_writes_from_no_number_is_not_heard()
    {
        Text(await Inbound().HandleAsync(Signed("twilio/inbound", "", ("Body", "STOP"), ("From", "12345"), ("MessageSid", "SM1")), default)).Should().Be("<Response />");
        _twilio.Scene.Feedback.Suppressed.Should().BeEmpty();
    }

    [Fact]
    public async Task A_key_marks_what_was_read_out_as_read_for_whom_it_was_read_to()
    {
        var delivery = Scene.To(TwilioScene.Number) with { UserId = "an\nna", Items = [new Guid(8, 0, 0, new byte[8]), new Guid(9, 0, 0, new byte[8])] };
        var path = TwilioKeyWebhook.PathOf(delivery, _twilio.Scene.Tokens)!;
        var query = path[path.IndexOf('?', StringComparison.Ordinal)..];
        var webhook = new TwilioKeyWebhook(_twilio.Gate, _twilio.Scene.Tokens, _twilio.Scene.Feedback);

        Text(await webhook.HandleAsync(Signed("twilio/key", query, ("Digits", "2")), default)).Should().Contain("Thank you");
        _twilio.Scene.Feedback.Read.Should().BeEmpty();
        await webhook.HandleAsync(Signed("twilio/key", query, ("Digits", "1")), default);

        var (user, items) = _twilio.Scene.Feedback.Read.Single();
        user.Should().Be("an\nna");
        items.Should().Equal(delivery.Items);
        (await webhook.HandleAsync(Signed("twilio/key", "?t=forged", ("Digits", "1")), default)).Status.Should().Be(404);
        (await webhook.HandleAsync(Signed("twilio/key", "", ("Digits", "1")), default)).Status.Should().Be(404);
        (await webhook.HandleAsync(TwilioScene.Request("", query, ("Digits", "1")), default)).Status.Should().Be(403);
        TwilioKeyWebhook.PathOf(delivery with { Items = [] }, _twilio.Scene.Tokens).Should().BeNull();
    }

    [Fact]
    public void Only_so_many_messages_are_remembered()
    {
        var seen = new SeenMessages();
        for (var i = 0; i < 10_001; i++)
        {
            seen.Add($"SM{i}");
            seen.Add($"SM{i}");
        }

        (seen.Has("SM0"), seen.Has("SM1"), seen.Has("SM10000")).Should().Be((false, true, true));
    }

    // As Twilio's documentation says it, without a line of ours.
#pragma warning disable CA5350
    private static string Independent(string text, string token = TwilioScene.Token) => Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5350

    private static WebhookRequest Signed(string path, string query, params (string Key, string Value)[] form) => TwilioScene.Request(
        Independent($"https://shop.example/hooks/{path}{query}{string.Concat(form.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => field.Key + field.Value))}"), query, form);

    private static WebhookRequest Said(string text, string sid) => Signed("twilio/inbound", "", ("Body", text), ("From", TwilioScene.Number), ("MessageSid", sid));

    private static string Text(WebhookResponse answer) => Encoding.UTF8.GetString(answer.Body.Span);

    private TwilioStatusWebhook Status() => new(_twilio.Gate, _twilio.Scene.Feedback, _twilio.Scene.Time, isVoice: false);

    private TwilioInboundWebhook Inbound() => new(_twilio.Gate, _twilio.Scene.Feedback, _desk, new Logger<TwilioInboundWebhook>(LogLines.Watched));

    private sealed class Desk : ITwilioReview
    {
        public List<TwilioText> Texts { get; } = [];

        public Task ReceivedAsync(TwilioText text, CancellationToken cancellationToken)
        {
            Texts.Add(text);
            return Task.CompletedTask;
        }
    }
}
