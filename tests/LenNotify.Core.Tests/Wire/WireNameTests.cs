using static LenNotify.Core.Tests.Documents;

namespace LenNotify.Core.Tests;

public class WireNameTests
{
    [Theory]
    [InlineData(Severity.Info, "info", "low")]
    [InlineData(Severity.Success, "success")]
    [InlineData(Severity.Warning, "warning", "medium")]
    [InlineData(Severity.Error, "error", "high")]
    [InlineData(Severity.Critical, "critical")]
    public void A_severity_has_one_name_going_out_and_its_aliases_coming_in(Severity severity, params string[] names)
    {
        foreach (var name in names.Concat(names.Select(n => n.ToUpperInvariant())))
        {
            Parse("""{"types":{"t":{"minimum_severity":"?"}}}""".Replace("?", name)).Types["t"].MinimumSeverity.Should().Be(severity);
        }

        Typed(new TypePreference { MinimumSeverity = severity }).ToJson().Should().Contain($"\"minimum_severity\":\"{names[0]}\"");
    }

    [Theory]
    [InlineData(Frequency.Immediate, "immediate")]
    [InlineData(Frequency.Hourly, "hourly")]
    [InlineData(Frequency.Daily, "daily")]
    public void A_frequency_has_one_name(Frequency frequency, string name)
    {
        var document = Typed(new TypePreference { Frequency = frequency });

        document.ToJson().Should().Contain($"\"frequency\":\"{name}\"");
        Parse(document.ToJson()).Types["t"].Frequency.Should().Be(frequency);
        Parse(document.ToJson().Replace($"\"{name}\"", $"\"{name.ToUpperInvariant()}\"")).Types["t"].Frequency.Should().Be(frequency);
    }

    [Theory]
    [InlineData(Priority.Low, "low")]
    [InlineData(Priority.Normal, "normal")]
    [InlineData(Priority.High, "high")]
    [InlineData(Priority.Critical, "critical")]
    public void A_priority_has_one_name(Priority priority, string name)
    {
        var document = new Preferences { ChannelsByPriority = new Dictionary<Priority, IReadOnlyList<string>> { [priority] = ["sms"] } };

        document.ToJson().Should().Contain($$"""{"{{name}}":["sms"]}""");
        Parse(document.ToJson()).ChannelsByPriority.Keys.Should().Equal(priority);
        Parse($$$"""{"channels_by_priority":{"{{{name.ToUpperInvariant()}}}":[]} }""").ChannelsByPriority.Keys.Should().Equal(priority);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("1")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData("low,high")]
    [InlineData("low, high")]
    [InlineData("low ")]
    [InlineData(" low")]
    [InlineData("low\\u0000")]
    [InlineData("low\\n")]
    [InlineData("")]
    [InlineData("lów")]
    public void What_an_enum_parser_would_take_for_a_priority_is_none(string name) =>
        ProblemOf($$$"""{"channels_by_priority":{"{{{name}}}":[]} }""").Should()
            .Match<Problem>(p => p.Message == "is not a priority." && p.Limit == "low, normal, high, critical");

    [Theory]
    [InlineData(Weekdays.Monday, "mon", "monday")]
    [InlineData(Weekdays.Tuesday, "tue", "Tuesday")]
    [InlineData(Weekdays.Wednesday, "wed", "WEDNESDAY")]
    [InlineData(Weekdays.Thursday, "thu", "Thu")]
    [InlineData(Weekdays.Friday, "fri", "FRI")]
    [InlineData(Weekdays.Saturday, "sat", "saturday")]
    [InlineData(Weekdays.Sunday, "sun", "sunday")]
    public void A_day_has_three_letters_going_out_and_coming_in_may_have_its_full_name(Weekdays day, string name, string other)
    {
        var document = new Preferences { QuietHours = new QuietHours { Windows = [QuietWindow.Between("01:00", "02:00", day)] } };

        document.ToJson().Should().Contain($"\"days\":[\"{name}\"]");
        Parse(document.ToJson()).Should().Be(document);
        Parse(document.ToJson().Replace($"\"{name}\"", $"\"{other}\"")).Should().Be(document);
    }

    private static Preferences Typed(TypePreference type) => new() { Types = new Dictionary<string, TypePreference> { ["t"] = type } };
}
