namespace LenNotify.Core.Tests;

/// <summary>Judgement 5: which channels a priority takes, and who may say otherwise.</summary>
public class ChannelsTests
{
    private static readonly Dictionary<Priority, string[]> Defaults = new()
    {
        [Priority.Low] = ["inapp"],
        [Priority.Normal] = ["inapp"],
        [Priority.High] = ["inapp", "email"],
        [Priority.Critical] = ["inapp", "email", "sms", "voice", "webpush", "slack"],
    };

    public static TheoryData<Priority, Severity> Every
    {
        get
        {
            var every = new TheoryData<Priority, Severity>();
            foreach (var priority in Enum.GetValues<Priority>())
            {
                foreach (var severity in Enum.GetValues<Severity>())
                {
                    every.Add(priority, severity);
                }
            }

            return every;
        }
    }

    [Theory]
    [MemberData(nameof(Every))]
    public void Each_priority_has_its_channels_whatever_the_severity(Priority priority, Severity severity)
    {
        var outcome = Plain(n => n with { Priority = priority, Severity = severity }).Decide();

        foreach (var policy in ChannelPolicy.Defaults)
        {
            var expected = Defaults[priority].Contains(policy.Name) ? Answer.Delivered : Answer.Suppressed(Reason.ChannelNotChosen);
            outcome.On(policy.Name).Should().Be(expected, policy.Name);
        }
    }

    [Theory]
    [InlineData(Severity.Info, "inapp")]
    [InlineData(Severity.Success, "inapp")]
    [InlineData(Severity.Warning, "inapp email")]
    [InlineData(Severity.Error, "inapp email")]
    [InlineData(Severity.Critical, "inapp email sms voice webpush slack")]
    public void Severity_alone_leads_to_the_channels_of_its_priority(Severity severity, string expected) =>
        Delivered(Plain(n => n with { Severity = severity })).Should().Be(expected);

    [Fact]
    public void Critical_takes_every_enabled_channel_and_revives_none()
    {
        var scene = Plain(n => n with { Severity = Severity.Critical });
        scene = scene with { Preferences = new() { Channels = new Dictionary<string, bool> { ["sms"] = false, ["inapp"] = false } } };

        Delivered(scene).Should().Be("email voice webpush slack");
    }

    [Fact]
    public void The_person_may_choose_the_channels_of_a_priority()
    {
        var scene = Plain(n => n with { Priority = Priority.Normal });
        scene = scene with { Preferences = new() { ChannelsByPriority = Chosen(Priority.Normal, "sms", "inapp") } };

        Delivered(scene).Should().Be("inapp sms");
        Delivered(scene.WithNotification(n => n with { Priority = Priority.High })).Should().Be("inapp email");
    }

    [Fact]
    public void The_persons_channels_of_a_type_go_before_those_of_a_priority()
    {
        var scene = Plain(n => n) with { Preferences = new() { ChannelsByPriority = Chosen(Priority.Normal, "sms") } };

        Delivered(scene.WithChoice(type => type with { Channels = ["slack"] })).Should().Be("slack");
    }

    [Fact]
    public void The_hosts_channels_of_a_type_go_before_the_default_and_after_the_persons_choices()
    {
        var scene = Plain(n => n).WithType(type => type with { Channels = ["voice"] });

        Delivered(scene).Should().Be("voice");
        Delivered(scene with { Preferences = new() { ChannelsByPriority = Chosen(Priority.Normal, "sms") } }).Should().Be("sms");
        Delivered(scene.WithChoice(type => type with { Channels = ["slack"] })).Should().Be("slack");
        Delivered(scene.WithChoice(type => type with { Enabled = true })).Should().Be("voice");
    }

    [Fact]
    public void A_rule_goes_before_all_choices_of_channels()
    {
        var scene = Plain(n => n with { Channels = ["email"] }).WithType(type => type with { Channels = ["voice"] });
        scene = scene with { Preferences = new() { ChannelsByPriority = Chosen(Priority.Normal, "sms") } };

        Delivered(scene.WithChoice(type => type with { Channels = ["slack"] })).Should().Be("email");
    }

    [Fact]
    public void An_empty_list_is_a_choice_too()
    {
        Delivered(Plain(n => n with { Channels = [] })).Should().BeEmpty();
        Delivered(Plain(n => n).WithChoice(type => type with { Channels = [] })).Should().BeEmpty();
        Delivered(Plain(n => n) with { Preferences = new() { ChannelsByPriority = Chosen(Priority.Normal) } }).Should().BeEmpty();
        Delivered(Plain(n => n).WithType(type => type with { Channels = [] })).Should().BeEmpty();
    }

    [Fact]
    public void A_channel_that_the_host_does_not_have_is_passed_over() =>
        Delivered(Plain(n => n with { Channels = ["fax", "email"] })).Should().Be("email");

    [Fact]
    public void An_item_that_goes_to_no_channel_at_all_is_still_listed() =>
        Plain(n => n with { Channels = [] }).Decide().Listed.Should().BeTrue();

    private static Scene Plain(Func<Notification, Notification> change) =>
        new Scene().WithNotification(n => change(n with { Channels = null }));

    private static Dictionary<Priority, IReadOnlyList<string>> Chosen(Priority priority, params string[] channels) => new() { [priority] = channels };

    private static string Delivered(Scene scene) =>
        string.Join(' ', scene.Decide().Channels.Where(channel => channel.Value == Answer.Delivered).Select(channel => channel.Key));
}
