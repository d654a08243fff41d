using System.Globalization;
using System.Text.Json.Nodes;
using static LenNotify.Core.Tests.Publishing;

namespace LenNotify.Core.Tests;

public class NotificationProblemsTests
{
    // Wrong in every field that can be wrong, and in the order of the record.
    private static readonly Notification Hopeless = new()
    {
        Type = "no type",
        Title = "",
        Message = new string('m', 1_001),
        Severity = (Severity)77,
        Priority = (Priority)77,
        Confidence = double.NaN,
        NewsContext = "\u0007",
        Attributes = new Dictionary<string, string> { ["k"] = "" },
        Metadata = new JsonObject { ["a"] = "\0" },
        ActionUrl = "javascript:x",
        Actions = [new NotificationAction("open", "", "/")],
        GroupKey = "",
        RepeatKey = "\n",
        ThrottleKey = " ",
        Channels = ["SMS"],
    };

    [Fact]
    public void Every_problem_comes_at_once_and_in_the_order_of_the_document() =>
        ProblemsOf(Hopeless).Select(p => p.Field).Should().Equal(
            "type", "title", "message", "severity", "priority", "confidence", "news_context", "attributes.k", "metadata.a", "action_url",
            "actions[0].label", "group_key", "repeat_key", "throttle_key", "channels[0]");

    [Fact]
    public void Every_problem_says_what_would_have_been_right() =>
        ProblemsOf(Hopeless).Should().OnlyContain(p => p.Message.EndsWith('.') && p.Limit.Length > 0 && !p.Limit.EndsWith('.'));

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("fa-IR")]
    [InlineData("sv-SE")]
    public void Problems_read_the_same_under_every_culture(string culture)
    {
        var expected = ProblemsOf(Hopeless with { Priority = (Priority)(-7) });
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            ProblemsOf(Hopeless with { Priority = (Priority)(-7) }).Should().Equal(expected);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Text_from_outside_cannot_forge_a_line_of_a_log()
    {
        const string Forged = "a\n\rinfo: Fake[0]\n  admin logged in\u001b[31m";
        var refusal = FluentActions.Invoking(() => Usual.Compile(
                Hopeless with
                {
                    Type = Forged,
                    ActionUrl = Forged,
                    Channels = [Forged],
                    Attributes = new Dictionary<string, string> { [Forged] = Forged },
                },
                Guid.Empty))
            .Should().Throw<InvalidInputException>().Which;

        refusal.Message.Split('\n').Skip(1).Should().OnlyContain(line => line.StartsWith("- "));
        refusal.Message.Where(c => char.IsControl(c) && c != '\n').Should().BeEmpty();
        refusal.Message.Should().Contain(@"'a\u000A\u000Dinfo: Fake[0]\u000A  admin logged in\u001B[31m' is not a type name.");
    }

    [Fact]
    public void Nothing_of_a_value_of_1_MB_is_echoed_at_length()
    {
        var huge = new string('L', 1_000_000);
        var refusal = FluentActions.Invoking(() => Usual.Compile(
                new Notification
                {
                    Type = huge,
                    Title = huge,
                    Message = huge,
                    NewsContext = huge,
                    ActionUrl = huge,
                    GroupKey = huge,
                    Channels = [huge],
                    Attributes = new Dictionary<string, string> { [huge] = huge },
                    Metadata = new JsonObject { [huge] = huge },
                    Actions = [new NotificationAction(huge, huge, huge)],
                },
                Guid.Empty))
            .Should().Throw<InvalidInputException>().Which;

        refusal.Problems.Should().HaveCount(13);
        refusal.Message.Length.Should().BeLessThan(3_000);
    }
}
