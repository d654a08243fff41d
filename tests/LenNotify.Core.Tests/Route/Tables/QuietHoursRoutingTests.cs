namespace LenNotify.Core.Tests;

/// <summary>Judgement 9: what quiet hours do to a notification. When they are is tested elsewhere.</summary>
public class QuietHoursRoutingTests
{
    private static readonly Answer Held = Answer.Held(Reason.QuietHours, Scene.At("2026-06-10T13:30Z"));

    private static readonly Scene Quiet = Obstacles.For(Reason.QuietHours).Place(new());

    [Fact]
    public void Quiet_hours_hold_to_their_end_and_silence_the_inbox()
    {
        var outcome = Quiet.Decide();

        outcome.Email.Should().Be(Held);
        outcome.Sms.Should().Be(Held);
        outcome.InApp.Should().Be(Answer.Silently(Reason.QuietHours));
        outcome.Listed.Should().BeTrue();
    }

    [Fact]
    public void Quiet_hours_that_are_off_hold_nothing() =>
        (Quiet with { Preferences = Quiet.Preferences with { QuietHours = Quiet.Preferences.QuietHours with { Enabled = false } } })
            .Decide().Email.Should().Be(Answer.Delivered);

    [Fact]
    public void A_new_person_has_none_even_at_night() =>
        (new Scene { Now = Scene.At("2026-06-10T23:00Z") }).Decide().Email.Should().Be(Answer.Delivered);

    [Theory]
    [InlineData(Priority.Low, true)]
    [InlineData(Priority.Normal, true)]
    [InlineData(Priority.High, true)]
    [InlineData(Priority.Critical, false)]
    public void Only_priority_Critical_ignores_quiet_hours(Priority priority, bool held) =>
        Email(n => n with { Priority = priority }).Should().Be(held ? Held : Answer.Delivered);

    [Theory]
    [InlineData(Severity.Info, true, true)]
    [InlineData(Severity.Success, true, true)]
    [InlineData(Severity.Warning, true, true)]
    [InlineData(Severity.Error, false, true)]
    [InlineData(Severity.Critical, false, true)]
    public void Severity_Error_and_above_passes_unless_the_host_says_otherwise(Severity severity, bool held, bool heldWithoutOption)
    {
        var scene = Quiet.WithNotification(n => n with { Severity = severity, Priority = Priority.Normal });

        scene.Decide().Email.Should().Be(held ? Held : Answer.Delivered);
        (scene with { Host = scene.Host with { ErrorsPassQuietHours = false } }).Decide().Email
            .Should().Be(heldWithoutOption ? Held : Answer.Delivered);
    }

    [Fact]
    public void A_bypass_passes_whatever_the_priority()
    {
        Email(n => n with { BypassQuietHours = true, Priority = Priority.Low }).Should().Be(Answer.Delivered);
        Quiet.WithNotification(n => n with { BypassQuietHours = true }).Decide().InApp.Should().Be(Answer.Delivered);
    }

    [Fact]
    public void A_bypass_passes_quiet_hours_and_nothing_else() => Obstacles.For(Reason.Grouped).Place(Quiet)
        .WithNotification(n => n with { BypassQuietHours = true })
        .Decide().Email.Reason.Should().Be(Reason.Grouped);

    [Fact]
    public void Who_prefers_the_inbox_gets_nothing_held()
    {
        var outcome = KeptToInbox(Quiet).Decide();

        outcome.Email.Should().Be(Answer.Suppressed(Reason.QuietHours));
        outcome.InApp.Should().Be(Answer.Silently(Reason.QuietHours));
        outcome.Listed.Should().BeTrue();
    }

    [Fact]
    public void Windows_that_never_end_keep_to_the_inbox_instead_of_holding()
    {
        QuietWindow[][] always =
        [
            [QuietWindow.Between("00:00", "24:00")],
            [QuietWindow.Between("20:00", "08:00"), QuietWindow.Between("08:00", "20:00")],
            [QuietWindow.Between("00:00", "24:00", Weekdays.All & ~Weekdays.Monday), QuietWindow.Between("00:00", "24:00", Weekdays.Monday)],
        ];
        foreach (var windows in always)
        {
            var outcome = new Scene().WithQuietHours(windows).Decide();

            outcome.Email.Should().Be(Answer.Suppressed(Reason.QuietHours));
            outcome.InApp.Should().Be(Answer.Silently(Reason.QuietHours));
        }
    }

    [Fact]
    public void A_day_that_is_quiet_from_end_to_end_ends_all_the_same() =>
        new Scene().WithQuietHours(QuietWindow.Between("00:00", "24:00", Weekdays.Wednesday)).Decide().Email
            .Should().Be(Answer.Held(Reason.QuietHours, Scene.At("2026-06-11T00:00Z")));

    [Fact]
    public void The_hold_lasts_through_windows_that_touch() =>
        new Scene().WithQuietHours(QuietWindow.Between("11:00", "13:00"), QuietWindow.Between("13:00", "15:00"), QuietWindow.Between("14:00", "16:30"))
            .Decide().Email.Should().Be(Answer.Held(Reason.QuietHours, Scene.At("2026-06-10T16:30Z")));

    [Theory]
    [InlineData("2026-06-10T10:59:59.9999999Z", false)]
    [InlineData("2026-06-10T11:00Z", true)]
    [InlineData("2026-06-10T13:29:59.9999999Z", true)]
    [InlineData("2026-06-10T13:30Z", false)]
    public void The_start_is_quiet_and_the_end_is_not(string now, bool held) =>
        (Quiet with { Now = Scene.At(now) }).Decide().Email.Should().Be(held ? Held : Answer.Delivered);

    [Fact]
    public void Quiet_hours_go_by_the_persons_zone_through_a_change_of_clocks()
    {
        var night = new Scene
        {
            Now = Scene.At("2026-03-29T00:30Z"),
            Preferences = new() { TimeZone = "Europe/Amsterdam" },
        }.WithQuietHours(QuietWindow.Between("22:00", "07:00"));

        night.Decide().Email.Should().Be(Answer.Held(Reason.QuietHours, Scene.At("2026-03-29T05:00Z")));
    }

    private static Answer Email(Func<Notification, Notification> change) => Quiet.WithNotification(change).Decide().Email;

    private static Scene KeptToInbox(Scene scene) =>
        scene with { Preferences = scene.Preferences with { QuietHours = scene.Preferences.QuietHours with { KeepToInbox = true } } };
}
