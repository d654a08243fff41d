namespace LenNotify.Core.Tests;

/// <summary>A delivery that is due is judged again: 1-6, expiry, closed hours, caps and quiet hours.</summary>
public class ReleaseTests
{
    private static readonly Reason[] FoldedOrGrouped = [Reason.DigestFrequency, Reason.Grouped];

    public static TheoryData<Reason> Again => [.. Obstacles.All.Select(obstacle => obstacle.Reason).Except(FoldedOrGrouped)];

    public static TheoryData<Reason> NeverAgain => [.. FoldedOrGrouped];

    [Theory]
    [MemberData(nameof(Again))]
    public void What_appeared_since_is_heeded(Reason reason) =>
        Email(Obstacles.For(reason).Place(new Scene())).Should().Be(Obstacles.For(reason).Email);

    [Theory]
    [MemberData(nameof(NeverAgain))]
    public void What_was_folded_or_grouped_is_not_folded_or_grouped_again(Reason reason) =>
        Email(Obstacles.For(reason).Place(new Scene())).Should().Be(Answer.Delivered);

    [Theory]
    [MemberData(nameof(Again))]
    public void An_opt_out_is_reported_before_every_other_reason(Reason reason)
    {
        var scene = Obstacles.For(reason).Place(new Scene());

        Email(scene with { Contacts = scene.Contacts.OptedOutOf(ChannelNames.Email) }).Should().Be(Answer.Suppressed(Reason.OptedOut));
    }

    [Theory]
    [MemberData(nameof(Again))]
    public void So_is_an_opt_out_of_the_type_over_the_channel(Reason reason)
    {
        var scene = Obstacles.For(reason).Place(new Scene());

        Email(scene.WithChoice(type => type with { LeftChannels = [ChannelNames.Email] }), Priority.Critical).Should().Be(Answer.Suppressed(Reason.OptedOut));
        Email(scene.WithChoice(type => type with { LeftChannels = [ChannelNames.Sms] })).Should().Be(Obstacles.For(reason).Email);
    }

    [Fact]
    public void The_priority_is_the_one_that_was_decided_then()
    {
        var scene = new Scene().WithNotification(n => n with { Channels = null, Severity = Severity.Critical });

        Email(scene, Priority.Normal).Should().Be(Answer.Suppressed(Reason.ChannelNotChosen));
        Email(scene, Priority.High).Should().Be(Answer.Delivered);
        Email(scene.WithChoice(type => type with { HighPriorityOnly = true }), Priority.Low).Reason.Should().Be(Reason.BelowHighPriority);
    }

    [Fact]
    public void Critical_passes_the_persons_cap_and_quiet_hours_again_and_no_more()
    {
        Email(Obstacles.For(Reason.UserThrottled).Place(new()), Priority.Critical).Should().Be(Answer.Delivered);
        Email(Obstacles.For(Reason.QuietHours).Place(new()), Priority.Critical).Should().Be(Answer.Delivered);
        Email(Obstacles.For(Reason.ChannelThrottled).Place(new()), Priority.Critical).Verdict.Should().Be(Verdict.Hold);
        Email(Obstacles.For(Reason.ClosedHours).Place(new()), Priority.Critical).Verdict.Should().Be(Verdict.Hold);
    }

    [Fact]
    public void What_is_due_in_quiet_hours_waits_for_their_end_or_stays_in_the_inbox()
    {
        var scene = Obstacles.For(Reason.QuietHours).Place(new());
        var kept = scene.Preferences.QuietHours with { KeepToInbox = true };

        Email(scene).Should().Be(Answer.Held(Reason.QuietHours, Scene.At("2026-06-10T13:30Z")));
        Email(scene with { Preferences = scene.Preferences with { QuietHours = kept } }).Should().Be(Answer.Suppressed(Reason.QuietHours));
    }

    private static Answer Email(Scene scene, Priority priority = Priority.Normal)
    {
        var engine = scene.Engine;
        var notification = engine.Compile(scene.Notification, Guid.NewGuid());
        var person = engine.Compile(scene.Preferences, scene.Contacts);
        var pass = engine.At(scene.Now, notification);
        var channel = scene.IndexOf(ChannelNames.Email);

        var decision = pass.Release(person, scene.Activity, channel, priority);

        decision.Channel.Should().Be(channel);
        pass.Release(person, scene.Activity, channel, priority, notification).Should().Be(decision);
        pass.ExplainRelease(person, scene.Activity, channel, priority).Channels.Single().Decision.Should().Be(decision);
        return Answer.Of(decision);
    }
}
