using System.Text;
using System.Xml.Linq;

namespace LenNotify.Channels.Tests;

public class TwilioSendTests
{
    public static IEnumerable<object[]> Codes => TwilioAnswers.Meanings.Select(pair => new object[] { pair.Key, pair.Value.ToString() });

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task Each_code_of_twilio_has_its_class(int code, string meaning)
    {
        using var twilio = new StrictServer(_ => new ServerAnswer(400, $$"""{"code":{{code}},"message":"about {{TwilioScene.Number}}","status":400}"""));
        var scene = new TwilioScene(twilio.Address);

        var result = await scene.SmsAsync();

        result.Outcome.Should().Be(meaning switch
        {
            nameof(TwilioMeaning.Gone) => DeliveryOutcome.AddressExpired,
            nameof(TwilioMeaning.Throttled) => DeliveryOutcome.Throttled,
            nameof(TwilioMeaning.Stopped) or nameof(TwilioMeaning.Refused) => DeliveryOutcome.Permanent,
            _ => DeliveryOutcome.Transient,
        });
        (result.Cause ?? "").Should().NotContain(TwilioScene.Number);
        scene.Scene.Alarms.Raised.ContainsKey("sms").Should().Be(meaning is nameof(TwilioMeaning.Token) or nameof(TwilioMeaning.Setup));
        scene.Scene.Feedback.Suppressed.ContainsKey(("sms", TwilioScene.Number)).Should().Be(meaning is nameof(TwilioMeaning.Stopped));
    }

    [Theory]
    [InlineData(201, "{\"sid\":\"SM1\"}", DeliveryOutcome.Delivered)]
    [InlineData(200, "no json", DeliveryOutcome.Delivered)]
    [InlineData(200, "[]", DeliveryOutcome.Delivered)]
    [InlineData(201, "{\"sid\":\"SM1\\nforged\"}", DeliveryOutcome.Delivered)]
    [InlineData(302, "", DeliveryOutcome.Permanent)]
    [InlineData(400, "{\"code\":99999}", DeliveryOutcome.Permanent)]
    [InlineData(401, "", DeliveryOutcome.Transient)]
    [InlineData(403, "", DeliveryOutcome.Transient)]
    [InlineData(404, "", DeliveryOutcome.Permanent)]
    [InlineData(408, "", DeliveryOutcome.Transient)]
    [InlineData(429, "", DeliveryOutcome.Throttled)]
    [InlineData(500, "", DeliveryOutcome.Transient)]
    [InlineData(503, "<html>", DeliveryOutcome.Transient)]
    public async Task Each_status_has_its_class_whatever_is_in_the_body(int status, string body, DeliveryOutcome outcome)
    {
        using var twilio = new StrictServer(_ => new ServerAnswer(status, body));

        var result = await new TwilioScene(twilio.Address).SmsAsync();

        result.Outcome.Should().Be(outcome);
        (result.ProviderReference ?? "").Should().NotContain("\n");
    }

    [Theory]
    [InlineData("500", TwilioDoubt.SendAgain, DeliveryOutcome.Transient)]
    [InlineData("500", TwilioDoubt.Park, DeliveryOutcome.Permanent)]
    [InlineData("reset", TwilioDoubt.SendAgain, DeliveryOutcome.Transient)]
    [InlineData("reset", TwilioDoubt.Park, DeliveryOutcome.Permanent)]
    [InlineData("half", TwilioDoubt.SendAgain, DeliveryOutcome.Transient)]
    [InlineData("half", TwilioDoubt.Park, DeliveryOutcome.Permanent)]
    [InlineData("hang", TwilioDoubt.SendAgain, DeliveryOutcome.Transient)]
    [InlineData("hang", TwilioDoubt.Park, DeliveryOutcome.Permanent)]
    public async Task When_nobody_knows_whether_it_was_taken_the_host_has_said_what_to_do(string how, TwilioDoubt doubt, DeliveryOutcome outcome)
    {
        using var twilio = new StrictServer(_ => how switch { "500" => new ServerAnswer(500), "reset" => ServerAnswer.Reset, "half" => ServerAnswer.HalfBody, _ => ServerAnswer.Hang });
        var scene = new TwilioScene(twilio.Address);
        scene.Options.WhenInDoubt = doubt;
        var sending = scene.SmsAsync();
        while (twilio.Requests.Count == 0)
        {
            await Task.Yield();
        }

        scene.Scene.Time.Pass(TimeSpan.FromSeconds(how == "hang" ? 16 : 0));

        (await sending).Outcome.Should().Be(outcome);
    }

    [Fact]
    public async Task A_connection_that_was_never_made_sent_nothing_and_is_not_parked()
    {
        var twilio = new StrictServer(_ => new ServerAnswer(201));
        var scene = new TwilioScene(twilio.Address);
        scene.Options.WhenInDoubt = TwilioDoubt.Park;
        twilio.Dispose();

        (await scene.SmsAsync()).Outcome.Should().Be(DeliveryOutcome.Transient);
    }

    [Fact]
    public async Task Twilio_is_told_who_calls_whom_what_and_where_to_report()
    {
        using var twilio = new StrictServer(_ => new ServerAnswer(201, """{"sid":"SM7"}"""));

        var result = await new TwilioScene(twilio.Address).SmsAsync(Scene.To(TwilioScene.Number, "Sold & done", "Filled"));

        result.ProviderReference.Should().Be("SM7");
        var request = twilio.Requests.Single();
        (request.Method, request.Target).Should().Be(("POST", $"/2010-04-01/Accounts/{TwilioScene.Account}/Messages.json"));
        request.Header("Authorization").Should().Be("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{TwilioScene.Account}:{TwilioScene.Token}")));
        request.Form().Should().Equal(new Dictionary<string, string>
        {
            ["To"] = TwilioScene.Number,
            ["From"] = "+15005550006",
            ["Body"] = "Filled\nSold & done",
            ["StatusCallback"] = "https://shop.example/hooks/twilio/sms-status",
        });
    }

    [Fact]
    public async Task A_messaging_service_stands_in_for_the_sender_and_without_a_url_nothing_is_reported()
    {
        using var twilio = new StrictServer(_ => new ServerAnswer(201, "{}"));
        var scene = new TwilioScene(twilio.Address);
        (scene.Options.From, scene.Options.PublicUrl, scene.Options.MessagingServiceSid) = (null, null, "MG00000000000000000000000000000001");

        await scene.SmsAsync();

        twilio.Requests.Single().Form().Should().ContainKey("MessagingServiceSid").And.NotContainKeys("From", "StatusCallback");
    }

    [Fact]
    public async Task A_token_that_was_rotated_in_the_middle_of_a_blast_causes_no_failure()
    {
        using var twilio = new StrictServer(request => request.Header("Authorization").EndsWith(Convert.ToBase64String(Encoding.UTF8.GetBytes($"{TwilioScene.Account}:{Canary.Token("new")}")), StringComparison.Ordinal)
            ? new ServerAnswer(201, """{"sid":"SM1"}""") : new ServerAnswer(401, """{"code":20003}"""));
        var scene = new TwilioScene(twilio.Address);
        scene.Scene.Secrets.Rotated[TwilioCalls.AuthToken] = Canary.Token("new");

        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => scene.SmsAsync()));

        results.Should().OnlyContain(result => result.Outcome == DeliveryOutcome.Delivered);
        scene.Scene.Alarms.Raised.Should().BeEmpty();
    }

    [Fact]
    public async Task A_call_says_the_text_and_never_does_what_the_text_says()
    {
        using var twilio = new StrictServer(_ => new ServerAnswer(201, """{"sid":"CA1"}"""));
        const string Hostile = "</Say><Dial>+19005551234</Dial><Say> & \u0000 \ud83d \uffff ]]>";

        var result = await new TwilioScene(twilio.Address).CallAsync(Scene.To(TwilioScene.Number, Hostile, "Filled"));

        result.ProviderReference.Should().Be("CA1");
        var form = twilio.Requests.Single().Form();
        (form["From"], form["StatusCallback"]).Should().Be(("+15005550006", "https://shop.example/hooks/twilio/voice-status"));
        var script = XDocument.Parse(form["Twiml"]);
        script.Descendants().Select(element => element.Name.LocalName).Should().Equal("Response", "Gather", "Say", "Say", "Say", "Say");
        script.Descendants("Say").First().Value.Should().StartWith("Filled. </Say><Dial>");
        script.Descendants("Gather").Single().Attribute("action")!.Value.Should().StartWith("https://shop.example/hooks/twilio/key?t=");
        script.Descendants("Say").Should().OnlyContain(say => say.Attribute("language")!.Value == "en-US");
    }

    [Theory]
    [InlineData("a")]
    [InlineData("<")]
    [InlineData("🎉")]
    public async Task A_call_of_any_length_is_cut_to_what_twilio_takes(string character)
    {
        using var twilio = new StrictServer(_ => new ServerAnswer(201, "{}"));
        var scene = new TwilioScene(twilio.Address);
        scene.Options.Speech.Acknowledge = false;
        scene.Options.Speech.Voice = "Polly.Joanna";

        await scene.CallAsync(Scene.To(TwilioScene.Number, string.Concat(Enumerable.Repeat(character, 50_000))));

        var script = twilio.Requests.Single().Form()["Twiml"];
        script.Length.Should().BeInRange(3_000, 4_000);
        var say = XDocument.Parse(script).Descendants("Say").Single();
        say.Value.Should().EndWith("...");
        (say.Attribute("loop")!.Value, say.Attribute("voice")!.Value).Should().Be(("2", "Polly.Joanna"));
    }

    [Fact]
    public async Task Without_a_number_to_call_from_nobody_is_called()
    {
        using var twilio = new StrictServer(_ => new ServerAnswer(201, "{}"));
        var scene = new TwilioScene(twilio.Address);
        scene.Options.From = "Shop";

        (await scene.CallAsync()).Cause.Should().Contain("CallFrom");
        twilio.Requests.Should().BeEmpty();
    }

    [Fact]
    public void Options_that_are_not_sound_are_each_named_with_the_call_that_mends_them()
    {
        var rules = new TwilioOptionsRules();
        var options = new TwilioOptions { From = "+1 555", CallFrom = "x", MessagingServiceSid = "MG", MostSegments = 0, AnswerWithin = TimeSpan.Zero, PublicUrl = new Uri("https://shop.example/hooks"), Api = new Uri("https://api.twilio.com/v1/") };
        options.Speech.Repeat = 6;
        options.Speech.Language = "<x>";
        options.Replies.Help = new string('x', 321);

        rules.Validate(null, options).Failures.Should().HaveCount(13).And.OnlyContain(failure => failure.Contains("Allowed: ") && failure.Contains("AddTwilioSms"));
        rules.Validate(null, new TwilioScene().Options).Succeeded.Should().BeTrue();
        new TwilioOptions { AuthToken = TwilioScene.Token }.ToString().Should().NotContain(TwilioScene.Token);
    }
}
