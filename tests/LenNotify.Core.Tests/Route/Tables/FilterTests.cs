namespace LenNotify.Core.Tests;

/// <summary>Expiry and judgements 1-4: the person's own filters.</summary>
public class FilterTests
{
    [Theory]
    [InlineData(-1, Reason.Expired)]
    [InlineData(0, Reason.Expired)]
    [InlineData(1, Reason.Routed)]
    public void A_notification_is_over_from_the_instant_it_expires(int ticks, Reason expected) =>
        new Scene().WithNotification(n => n with { ExpiresAt = Scene.Noon.AddTicks(ticks) }).Decide().InApp.Reason.Should().Be(expected);

    [Fact]
    public void A_mandatory_type_cannot_be_turned_off()
    {
        var scene = new Scene().WithChoice(type => type with { Enabled = false });

        scene.Decide().InApp.Should().Be(Answer.Suppressed(Reason.TypeDisabled));
        scene.WithType(type => type with { Mandatory = true }).Decide().InApp.Should().Be(Answer.Delivered);
    }

    [Fact]
    public void A_mandatory_type_still_heeds_the_other_filters()
    {
        var scene = new Scene().WithType(type => type with { Mandatory = true });

        scene.WithChoice(type => type with { Enabled = false, MinimumSeverity = Severity.Error }).Decide().InApp.Reason
            .Should().Be(Reason.BelowMinimumSeverity);
    }

    [Theory]
    [InlineData(Severity.Info, "Info Success Warning Error Critical")]
    [InlineData(Severity.Success, "Info Success Warning Error Critical")]
    [InlineData(Severity.Warning, "Warning Error Critical")]
    [InlineData(Severity.Error, "Error Critical")]
    [InlineData(Severity.Critical, "Critical")]
    public void Success_ranks_with_Info_wherever_severities_are_compared(Severity minimum, string passing)
    {
        var passed = Enum.GetValues<Severity>().Where(severity => new Scene()
            .WithNotification(n => n with { Severity = severity })
            .WithChoice(type => type with { MinimumSeverity = minimum })
            .Decide().Listed);

        string.Join(' ', passed).Should().Be(passing);
    }

    [Fact]
    public void The_hosts_minimum_holds_until_the_person_chooses_one()
    {
        var scene = new Scene().WithType(type => type with { MinimumSeverity = Severity.Error });

        scene.Decide().Email.Should().Be(Answer.Suppressed(Reason.BelowMinimumSeverity));
        scene.WithChoice(type => type with { MinimumSeverity = Severity.Info }).Decide().Email.Should().Be(Answer.Delivered);
        scene.WithChoice(type => type with { Enabled = true }).Decide().Email.Reason.Should().Be(Reason.BelowMinimumSeverity);
    }

    [Theory]
    [InlineData(Priority.Low, Reason.BelowHighPriority)]
    [InlineData(Priority.Normal, Reason.BelowHighPriority)]
    [InlineData(Priority.High, Reason.Routed)]
    [InlineData(Priority.Critical, Reason.Routed)]
    public void High_priority_only_filters_what_is_below_High(Priority priority, Reason expected) => new Scene()
        .WithNotification(n => n with { Priority = priority })
        .WithChoice(type => type with { HighPriorityOnly = true })
        .Decide().Email.Reason.Should().Be(expected);

    [Fact]
    public void A_repeat_that_became_Low_is_filtered_by_high_priority_only()
    {
        var scene = new Scene()
            .WithNotification(n => n with { Severity = Severity.Warning, RepeatKey = "trend" })
            .WithChoice(type => type with { HighPriorityOnly = true });

        scene.Decide().Email.Should().Be(Answer.Delivered);
        scene.Listed(3, scene.Notification, TimeSpan.FromMinutes(1)).Decide().Email.Should().Be(Answer.Suppressed(Reason.BelowHighPriority));
    }

    [Fact]
    public void An_attribute_must_be_on_the_allow_list_of_its_key()
    {
        Filtered(new() { ["symbols"] = ["ETH/USD", "BTC/USD"] }).Should().Be(Reason.Routed);
        Filtered(new() { ["symbols"] = ["ETH/USD"] }).Should().Be(Reason.AttributeFiltered);
        Filtered(new() { ["symbols"] = ["btc/usd"] }).Should().Be(Reason.AttributeFiltered);
    }

    [Fact]
    public void Every_allow_list_must_agree() =>
        Filtered(new() { ["symbols"] = ["BTC/USD"], ["strategies"] = ["mean"] }).Should().Be(Reason.AttributeFiltered);

    [Fact]
    public void An_empty_allow_list_allows_all_and_a_missing_attribute_passes()
    {
        Filtered(new() { ["symbols"] = [] }).Should().Be(Reason.Routed);
        Filtered(new() { ["venues"] = ["XETRA"] }).Should().Be(Reason.Routed);
    }

    private static Reason Filtered(Dictionary<string, IReadOnlyList<string>> filters) => new Scene
    {
        Preferences = new() { Filters = filters },
        Notification = new()
        {
            Type = Scene.Type,
            Title = "Filled",
            Attributes = new Dictionary<string, string> { ["symbols"] = "BTC/USD", ["strategies"] = "trend" },
        },
    }.Decide().InApp.Reason;
}
