using System.Text.Json;
using System.Text.Json.Nodes;

namespace LenNotify.Core.Tests;

public sealed class NotificationJsonTests
{
    [Fact]
    public void What_was_written_is_read_back_whole()
    {
        var given = new Notification
        {
            Type = "order_filled",
            Title = "Zoë's order \u2014 \"filled\"",
            Message = "two\nlines",
            Severity = Severity.Error,
            Priority = Priority.High,
            Confidence = 87.5,
            NewsContext = "news",
            Attributes = new Dictionary<string, string> { ["symbols"] = "BTC/USD", ["Strategy Name"] = "a" },
            Metadata = new JsonObject { ["Deep"] = new JsonObject { ["n"] = 1.5 } },
            ActionUrl = "/orders/7",
            Actions = [new NotificationAction("open", "Open", "/orders/7")],
            GroupKey = "g",
            RepeatKey = "r",
            ThrottleKey = "t",
            Channels = ["sms"],
            BypassQuietHours = true,
            ExpiresAt = new DateTimeOffset(2026, 11, 21, 12, 0, 0, 0, TimeSpan.Zero).AddTicks(1),
        };

        var read = Notification.FromJson(given.ToJson());

        (read with { Metadata = null }).Should().Be(given with { Metadata = null });
        JsonNode.DeepEquals(read.Metadata, given.Metadata).Should().BeTrue();
        read.ToJson().Should().Be(given.ToJson());
    }

    [Fact]
    public void The_shortest_notification_stays_short()
    {
        var given = new Notification { Type = "t", Title = "x" };

        Notification.FromJson(given.ToJson()).Should().Be(given);
        Notification.FromJson("""{"type":"t","title":"x"}""").Should().Be(given);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"type":"t","title":null}""")]
    [InlineData("""{"type":"t","title":"x","colour":"red"}""")]
    public void What_is_no_notification_is_refused(string json) =>
        FluentActions.Invoking(() => Notification.FromJson(json)).Should().Throw<JsonException>();
}
