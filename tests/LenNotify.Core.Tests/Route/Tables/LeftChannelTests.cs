namespace LenNotify.Core.Tests;

/// <summary>Judgement 6: an opt-out of one type over one channel.</summary>
public class LeftChannelTests
{
    private static readonly Scene Left = new Scene().WithChoice(type => type with { LeftChannels = [ChannelNames.Email] });

    [Fact]
    public void It_holds_whoever_names_the_channel()
    {
        Email(Left).Should().Be(Answer.Suppressed(Reason.OptedOut), "the publisher named it");
        var unnamed = Left.WithNotification(n => n with { Channels = null });
        Email(unnamed.WithType(type => type with { Channels = [ChannelNames.Email] })).Should().Be(Answer.Suppressed(Reason.OptedOut), "the host named it");
        Email(unnamed.WithChoice(type => type with { Channels = [ChannelNames.Email] })).Should().Be(Answer.Suppressed(Reason.OptedOut), "the person did, before");
        Email(unnamed).Should().Be(Answer.Suppressed(Reason.OptedOut), "nobody did, and an opt-out is always the one reported");
    }

    [Fact]
    public void It_holds_for_what_is_critical_and_for_a_mandatory_type()
    {
        Email(Left.WithNotification(n => n with { Priority = Priority.Critical, Channels = null })).Should().Be(Answer.Suppressed(Reason.OptedOut));
        Email(Left.WithType(type => type with { Mandatory = true, Emergency = true })).Should().Be(Answer.Suppressed(Reason.OptedOut));
    }

    [Fact]
    public void Other_channels_and_other_types_go_on()
    {
        var outcome = Left.Decide();
        outcome.Listed.Should().BeTrue();
        outcome.InApp.Should().Be(Answer.Delivered);
        outcome.Sms.Should().Be(Answer.Delivered);

        Email(Left.WithNotification(n => n with { Type = "another" })).Should().Be(Answer.Delivered);
    }

    [Fact]
    public void A_type_that_is_left_over_the_inbox_is_listed_and_makes_no_noise()
    {
        var outcome = new Scene().WithChoice(type => type with { LeftChannels = [ChannelNames.InApp] }).Decide();

        outcome.Listed.Should().BeTrue();
        outcome.InApp.Should().Be(Answer.Suppressed(Reason.OptedOut));
        outcome.Email.Should().Be(Answer.Delivered);
    }

    [Fact]
    public void A_channel_that_the_host_has_not_is_no_hindrance() =>
        Email(new Scene().WithChoice(type => type with { LeftChannels = ["fax"] })).Should().Be(Answer.Delivered);

    [Fact]
    public void Types_may_be_left_over_different_channels()
    {
        string[] left = [ChannelNames.Email, ChannelNames.Sms, ChannelNames.Email];
        var scene = new Scene
        {
            Host = new() { Types = [.. left.Select((_, i) => new NotificationType($"type_{i}")), new("kept")] },
            Preferences = new() { Types = left.Select((channel, i) => (channel, i)).ToDictionary(l => $"type_{l.i}", l => new TypePreference { LeftChannels = [l.channel] }) },
        };

        for (var i = 0; i < left.Length; i++)
        {
            var outcome = scene.WithNotification(n => n with { Type = $"type_{i}" }).Decide();
            outcome.Email.Should().Be(left[i] == ChannelNames.Email ? Answer.Suppressed(Reason.OptedOut) : Answer.Delivered);
            outcome.Sms.Should().Be(left[i] == ChannelNames.Sms ? Answer.Suppressed(Reason.OptedOut) : Answer.Delivered);
        }

        Email(scene.WithNotification(n => n with { Type = "kept" })).Should().Be(Answer.Delivered);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(200)]
    public void It_is_of_one_type_alone_however_many_there_are(int types)
    {
        var many = new Scene
        {
            Host = new() { Types = [.. Enumerable.Range(0, types).Select(i => new NotificationType($"type_{i}"))] },
            Preferences = new() { Types = new Dictionary<string, TypePreference> { [$"type_{types - 1}"] = new() { LeftChannels = [ChannelNames.Email] }, ["plain_0"] = new() { LeftChannels = [ChannelNames.Sms] } } },
        };
        string[] published = [.. Enumerable.Range(0, types).Select(i => $"type_{i}"), .. Enumerable.Range(0, 100).Select(i => $"plain_{i}")];

        foreach (var type in published)
        {
            var outcome = many.WithNotification(n => n with { Type = type }).Decide();
            outcome.Email.Should().Be(type == $"type_{types - 1}" ? Answer.Suppressed(Reason.OptedOut) : Answer.Delivered, type);
            outcome.Sms.Should().Be(type == "plain_0" ? Answer.Suppressed(Reason.OptedOut) : Answer.Delivered, type);
        }
    }

    [Fact]
    public void Each_of_sixty_four_channels_can_be_left()
    {
        string[] names = [.. Enumerable.Range(0, 64).Select(i => $"c{i}")];
        var scene = new Scene
        {
            Host = new() { Channels = [.. names.Select(name => new ChannelPolicy(name) { OnByDefault = true, NeedsContact = false })] },
            Notification = new Scene().Notification with { Channels = names },
        };

        foreach (var name in names)
        {
            var outcome = scene.WithChoice(type => type with { LeftChannels = [name] }).Decide();
            outcome.Channels.Where(channel => channel.Value != Answer.Delivered)
                .Should().Equal(new Dictionary<string, Answer> { [name] = Answer.Suppressed(Reason.OptedOut) });
        }
    }

    [Fact]
    public void The_explanation_says_what_was_left_and_the_judgement_that_found_it()
    {
        var outcome = Left.Decide();
        outcome.DeciderOf(ChannelNames.Email).Should().Be(Judgement.Reach);
        Because(outcome).Should().Be("The person opted out of 'order_filled' over this channel.");

        Because((Left with { Contacts = Left.Contacts.OptedOutOf(ChannelNames.Email) }).Decide()).Should().Be("The person opted out.");
    }

    private static Answer Email(Scene scene) => scene.Decide().Email;

    private static string Because(Outcome outcome) => outcome.Explanation.Channels.Single(channel => channel.Channel == ChannelNames.Email).Because;
}
