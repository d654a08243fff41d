using System.Text.Json;
using System.Text.Json.Nodes;

namespace LenNotify.Core.Tests;

public class WireConverterTests
{
    private static readonly Notification Full = new()
    {
        Type = "order_filled",
        Title = "\U0001F680 <b>",
        Message = "line\nline",
        Severity = Severity.Warning,
        Priority = Priority.High,
        Confidence = 84.999,
        NewsContext = "news",
        Attributes = new Dictionary<string, string> { ["symbols"] = "BTC/USD" },
        ActionUrl = "/orders/7",
        Actions = [new NotificationAction("open", "Open", "/orders/7")],
        GroupKey = "g",
        RepeatKey = "r",
        ThrottleKey = "t",
        Channels = ["sms"],
        BypassQuietHours = true,
        ExpiresAt = DateTimeOffset.UnixEpoch,
    };

    [Fact]
    public void A_notification_reads_back_as_it_was_written()
    {
        var text = JsonSerializer.Serialize(Full with { Metadata = new JsonObject { ["a"] = 1 } }, WireContext.Default.Notification);

        text.Should().Contain("\"severity\":\"warning\"").And.Contain("\"priority\":\"high\"").And.Contain("\"bypass_quiet_hours\":true");
        var back = JsonSerializer.Deserialize(text, WireContext.Default.Notification)!;
        (back with { Metadata = null }).Should().Be(Full);
        back.Metadata!.ToJsonString().Should().Be("""{"a":1}""");
    }

    [Fact]
    public void Preferences_read_the_same_through_the_serializer()
    {
        var random = new RandomPreferences(seed: 50);
        for (var i = 0; i < 200; i++)
        {
            var document = random.Next();
            JsonSerializer.Deserialize(document.ToJson(), WireContext.Default.Preferences).Should().Be(document);
        }
    }

    [Theory]
    [InlineData("severity", "low", Severity.Info)]
    [InlineData("severity", "MEDIUM", Severity.Warning)]
    [InlineData("severity", "high", Severity.Error)]
    public void Aliases_are_understood(string field, string name, Severity severity) => Read(field, $"\"{name}\"").Severity.Should().Be(severity);

    [Theory]
    [InlineData("severity", "\"huge\"")]
    [InlineData("severity", "3")]
    [InlineData("severity", "null")]
    [InlineData("severity", "\"\\ud800\"")]
    [InlineData("priority", "\"low, high\"")]
    [InlineData("priority", "\"1\"")]
    [InlineData("priority", "{}")]
    [InlineData("title", "null")]
    [InlineData("confidence", "\"85\"")]
    [InlineData("unknown", "1")]
    [InlineData("type", "\"again\"")]
    public void What_is_no_value_of_its_field_is_bad_JSON_and_nothing_else(string field, string json) =>
        FluentActions.Invoking(() => Read(field, json)).Should().Throw<JsonException>();

    [Theory]
    [InlineData("""{"quiet_hours":{"windows":[{"start":"25:00","end":"08:00"}]}}""")]
    [InlineData("""{"quiet_hours":{"windows":[{"start":800,"end":"08:00"}]}}""")]
    [InlineData("""{"quiet_hours":{"windows":[{"start":"22:00","end":"08:00","days":"mon"}]}}""")]
    [InlineData("""{"quiet_hours":{"windows":[{"start":"22:00","end":"08:00","days":["funday"]}]}}""")]
    [InlineData("""{"quiet_hours":{"windows":[{"start":"22:00","end":"08:00","days":[1]}]}}""")]
    [InlineData("""{"channels_by_priority":{"hihg":[]}}""")]
    [InlineData("""{"types":{"t":{"frequency":"weekly"}}}""")]
    public void The_serializer_refuses_what_reading_refuses(string json)
    {
        FluentActions.Invoking(() => JsonSerializer.Deserialize(json, WireContext.Default.Preferences)).Should().Throw<JsonException>();
        Documents.ProblemsOf(json).Should().ContainSingle();
    }

    private static Notification Read(string field, string json) =>
        JsonSerializer.Deserialize($$"""{"type":"t","title":"t","{{field}}":{{json}} }""", WireContext.Default.Notification)!;
}
