using LenNotify.Storage;

namespace LenNotify.Core.Tests;

public class ExplanationTests
{
    private static readonly DateTimeOffset Night = new(2026, 3, 28, 23, 30, 0, TimeSpan.Zero);

    private static readonly RoutingEngine Engine = new(
        new RoutingOptions
        {
            Types = [new("signal") { CarriesConfidence = true }, new("alarm") { Emergency = true, Mandatory = true }, new("risk") { Throttle = Throttle.PerHour(1) }, new("hosted") { Channels = ["inapp"] }],
            Channels =
            [
                .. ChannelPolicy.Defaults.Take(2),
                new(ChannelNames.Sms) { ClosedHours = new Dictionary<string, IReadOnlyList<QuietWindow>> { ["*"] = [QuietWindow.Between("21:00", "08:00")] } },
            ],
        },
        TzdbZones.Default);

    private static readonly CompiledPreferences Anna = Engine.Compile(
        Preferences.Parse("""
            { "time_zone": "Europe/Amsterdam", "channels": { "sms": true }, "filters": { "symbol": ["BTC/USD"] },
              "types": { "muted": { "enabled": false }, "quiet_type": { "minimum_severity": "error" }, "rare": { "high_priority_only": true },
                         "daily": { "frequency": "daily" } },
              "quiet_hours": { "enabled": true, "windows": [{ "start": "22:00", "end": "07:00" }] } }
            """, TzdbZones.Default),
        new ContactBook { Contacts = [Contact(ChannelNames.Email), Contact(ChannelNames.Sms)] });

    [Theory]
    [InlineData("plain", "filled")]
    [InlineData("critical", "margin_call", Severity.Critical)]
    [InlineData("muted", "muted")]
    [InlineData("severity", "quiet_type", Severity.Warning)]
    [InlineData("rare", "rare", Severity.Info)]
    [InlineData("daily", "daily")]
    [InlineData("emergency", "alarm", Severity.Critical)]
    [InlineData("severe", "outage", Severity.Error)]
    public void A_person_reads_why(string name, string type, Severity severity = Severity.Warning) =>
        Approved.Match(Explain(new Notification { Type = type, Title = "Title", Severity = severity }).ToString(), $"Explanation.{name}");

    [Fact]
    public void A_missing_confidence_is_not_called_a_low_one()
    {
        Because(new Notification { Type = "signal", Title = "Title" }).Should().Be("The type carries a confidence and this notification has none.");
        Because(new Notification { Type = "signal", Title = "Title", Confidence = 84.9 }).Should().Be("Confidence 84.9 is below the threshold 85.");
    }

    [Fact]
    public void The_value_that_is_not_allowed_is_named_and_cannot_forge_a_line() =>
        Because(new Notification { Type = "filled", Title = "Title", Attributes = new Dictionary<string, string> { ["symbol"] = "A\u202eB" } })
            .Should().Be("'A\\u202EB' is not on the person's list for symbol.");

    [Fact]
    public void What_expired_says_when() =>
        Because(new Notification { Type = "filled", Title = "Title", ExpiresAt = Night }).Should().Be("It expired at 2026-03-28T23:30:00.0000000+00:00.");

    [Fact]
    public void Who_chose_the_channels_is_told()
    {
        var high = new Notification { Type = "filled", Title = "Title", Severity = Severity.Warning };
        var own = Engine.Compile(
            new Preferences
            {
                ChannelsByPriority = new Dictionary<Priority, IReadOnlyList<string>> { [Priority.High] = ["sms"] },
                Types = new Dictionary<string, TypePreference> { ["mine"] = new() { Channels = ["sms"] } },
            },
            ContactBook.Empty);
        string Told(Notification notification, CompiledPreferences person) =>
            Engine.Explain(Engine.Compile(notification, Guid.Empty), person, UserActivity.None, Night).Channels[1].Because;

        Told(high with { Channels = ["sms"] }, Anna).Should().Be("It goes over other channels. The publisher named the channels.");
        Told(high with { Type = "mine" }, own).Should().Be("It goes over other channels. The person chose the channels of the type.");
        Told(high, own).Should().Be("It goes over other channels. The person chose the channels of priority high.");
        Told(high with { Type = "hosted" }, Anna).Should().Be("It goes over other channels. The host chose the channels of the type.");
        Told(high with { Severity = Severity.Info }, Anna).Should().Be("It goes over other channels. The channels are those of priority normal.");
    }

    [Fact]
    public void A_release_is_explained_by_its_own_rules()
    {
        var risk = Engine.Compile(new Notification { Type = "risk", Title = "Title", BypassQuietHours = true, Channels = ["email"] }, new Guid(1, 0, 0, new byte[8]));
        var other = Engine.Compile(risk.Source, new Guid(2, 0, 0, new byte[8]));
        var activity = Engine.Start(UserActivity.None, 0, Priority.High, Night.AddMinutes(-10), other);

        var stopped = Engine.At(Night, risk).ExplainRelease(Anna, activity, 1, Priority.High).Channels.Single();
        var itself = Engine.At(Night, other).ExplainRelease(Anna, activity, 1, Priority.High).Channels.Single();

        stopped.ToString().Should().Be("email: hold until 2026-03-29T00:20:00Z (type_throttled). The throttle of the type (1 per 01:00:00) is used up.");
        itself.ToString().Should().Be("email: deliver. A rule lets it pass quiet hours.");
    }

    private static string Because(Notification notification) => Explain(notification).Channels[0].Because;

    private static Explanation Explain(Notification notification) =>
        Engine.Explain(Engine.Compile(notification, Guid.Empty), Anna, UserActivity.None, Night);

    private static Contact Contact(string channel) => new()
    {
        Id = Guid.Empty,
        UserId = "anna",
        Channel = channel,
        Address = default,
        AddressHash = default,
        VerifiedAt = Night,
        Consent = new Evidence(Night, "settings page"),
    };
}
