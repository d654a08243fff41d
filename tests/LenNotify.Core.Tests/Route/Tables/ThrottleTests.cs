namespace LenNotify.Core.Tests;

/// <summary>Judgement 7: caps in every rolling hour.</summary>
public class ThrottleTests
{
    private static readonly Notification Other = new() { Type = "other", Title = "Other" };

    [Theory]
    [InlineData(29, 0, null)]
    [InlineData(30, 0, "2026-06-10T13:00Z")]
    [InlineData(30, 59, "2026-06-10T12:01Z")]
    [InlineData(30, 60, null)]
    public void SMS_takes_30_in_every_rolling_hour(int started, int minutesAgo, string? until) =>
        new Scene().Started(started, Other, TimeSpan.FromMinutes(minutesAgo), ChannelNames.Sms).Decide().Sms
            .Should().Be(until is null ? Answer.Delivered : Answer.Held(Reason.ChannelThrottled, Scene.At(until)));

    [Fact]
    public void Email_takes_100_in_every_rolling_hour()
    {
        var scene = new Scene { Host = new() { PerUser = null } };

        scene.Started(99, Other, TimeSpan.Zero).Decide().Email.Should().Be(Answer.Delivered);
        scene.Started(100, Other, TimeSpan.Zero).Decide().Email.Should().Be(Answer.Held(Reason.ChannelThrottled, Scene.Noon.AddHours(1)));
    }

    [Fact]
    public void A_hold_lasts_until_the_start_that_must_leave_has_left()
    {
        var scene = new Scene().Started(10, Other, TimeSpan.FromMinutes(50), ChannelNames.Sms);
        var exactlyFull = scene.Started(20, Other, TimeSpan.FromMinutes(20), ChannelNames.Sms);
        var overfull = scene.Started(25, Other, TimeSpan.FromMinutes(20), ChannelNames.Sms);
        var far = scene.Started(30, Other, TimeSpan.FromMinutes(20), ChannelNames.Sms);

        exactlyFull.Decide().Sms.Until.Should().Be(Scene.Noon.AddMinutes(10));
        overfull.Decide().Sms.Until.Should().Be(Scene.Noon.AddMinutes(10));
        far.Decide().Sms.Until.Should().Be(Scene.Noon.AddMinutes(40));
    }

    [Fact]
    public void No_rolling_hour_ever_holds_more_than_the_cap()
    {
        var scene = new Scene().WithChannel(ChannelNames.Sms, sms => sms with { Throttle = Throttle.PerHour(3) });
        var starts = new List<DateTimeOffset>();
        for (var minute = 0; minute < 300; minute += 7)
        {
            scene = scene with { Now = Scene.Noon.AddMinutes(minute) };
            if (scene.Decide().Sms == Answer.Delivered)
            {
                starts.Add(scene.Now);
                scene = scene.Started(1, Other, TimeSpan.Zero, ChannelNames.Sms);
            }
        }

        starts.Should().HaveCountGreaterThan(9);
        starts.Zip(starts.Skip(3)).Should().OnlyContain(pair => pair.Second - pair.First >= TimeSpan.FromHours(1));
    }

    [Fact]
    public void The_caps_of_other_channels_do_not_matter() =>
        new Scene().Started(30, Other, TimeSpan.Zero, ChannelNames.Sms).Decide().Email.Should().Be(Answer.Delivered);

    [Theory]
    [InlineData("drawdown", Reason.TypeThrottled)]
    [InlineData("margin", Reason.Routed)]
    [InlineData(null, Reason.Routed)]
    public void A_type_is_capped_by_its_key(string? key, Reason expected)
    {
        var scene = new Scene().WithType(type => type with { Throttle = Throttle.PerHour(1) });
        var started = scene.Started(1, scene.Notification with { ThrottleKey = "drawdown" }, TimeSpan.FromMinutes(1));

        started.WithNotification(n => n with { ThrottleKey = key }).Decide().Email.Reason.Should().Be(expected);
    }

    [Fact]
    public void Without_a_key_the_whole_type_is_one_and_other_types_are_not()
    {
        var scene = new Scene().WithType(type => type with { Throttle = new Throttle(1, TimeSpan.FromMinutes(15)) });

        scene.Started(1, Other, TimeSpan.Zero).Decide().Email.Should().Be(Answer.Delivered);
        scene.Started(1, scene.Notification, TimeSpan.Zero).Decide().Email
            .Should().Be(Answer.Held(Reason.TypeThrottled, Scene.Noon.AddMinutes(15)));
        scene.Started(1, scene.Notification, TimeSpan.FromMinutes(15)).Decide().Email.Should().Be(Answer.Delivered);
    }

    [Fact]
    public void A_person_takes_100_in_every_rolling_hour_over_all_types_and_channels()
    {
        var scene = new Scene().Started(70, Other, TimeSpan.FromMinutes(30));

        scene.Started(29, Other, TimeSpan.FromMinutes(10), ChannelNames.Slack).Decide().Email.Should().Be(Answer.Delivered);
        var full = scene.Started(30, Other, TimeSpan.FromMinutes(10), ChannelNames.Slack).Decide();

        full.Email.Should().Be(Answer.Held(Reason.UserThrottled, Scene.Noon.AddMinutes(30)));
        full.InApp.Should().Be(Answer.Silently(Reason.UserThrottled));
    }

    [Fact]
    public void Critical_is_exempt_from_the_persons_cap_and_from_no_other()
    {
        Critical(new Scene().Started(100, Other, TimeSpan.Zero, ChannelNames.Slack)).Email.Should().Be(Answer.Delivered);
        Critical(Obstacles.For(Reason.ChannelThrottled).Place(new())).Email.Reason.Should().Be(Reason.ChannelThrottled);
        Critical(Obstacles.For(Reason.TypeThrottled).Place(new())).Email.Reason.Should().Be(Reason.TypeThrottled);
    }

    [Fact]
    public void What_is_Critical_does_not_use_up_the_persons_cap() =>
        new Scene().Started(100, Other, TimeSpan.Zero, ChannelNames.Slack, Priority.Critical).Decide().Email.Should().Be(Answer.Delivered);

    [Fact]
    public void A_toast_is_a_start_and_a_silent_item_is_none()
    {
        var scene = new Scene().WithType(type => type with { Throttle = Throttle.PerHour(1) });
        var silent = scene.WithQuietHours(QuietWindow.Between("11:00", "13:00"));

        Recorded(scene).Decide().InApp.Should().Be(Answer.Silently(Reason.TypeThrottled));
        (Recorded(silent) with { Preferences = new() }).Decide().InApp.Should().Be(Answer.Delivered);
    }

    [Theory]
    [InlineData(Frequency.Immediate, "2026-06-10T12:30Z")]
    [InlineData(Frequency.Hourly, "2026-06-10T12:30Z")]
    [InlineData(Frequency.Daily, "2026-06-11T03:30Z")]
    public void What_exceeds_a_folding_cap_joins_the_next_digest(Frequency frequency, string until)
    {
        var scene = new Scene { Preferences = new() { TimeZone = "Asia/Kolkata" } }
            .WithType(type => type with { Throttle = Throttle.PerHour(1) with { FoldsIntoDigest = true } })
            .WithChoice(type => type with { Frequency = frequency });

        var outcome = scene.Started(1, scene.Notification, TimeSpan.Zero).Decide();

        outcome.Email.Should().Be(Answer.Digested(Reason.TypeThrottled, Scene.At(until)));
        outcome.InApp.Should().Be(Answer.Silently(Reason.TypeThrottled));
    }

    private static Outcome Critical(Scene scene) => scene.WithNotification(n => n with { Priority = Priority.Critical }).Decide();

    private static Scene Recorded(Scene scene)
    {
        var engine = scene.Engine;
        var one = engine.Compile(scene.Notification, Guid.NewGuid());
        var decisions = new ChannelDecision[engine.Channels.Count];
        var decision = engine.Decide(one, engine.Compile(scene.Preferences, scene.Contacts), scene.Activity, scene.Now, decisions);
        return scene with { Activity = engine.Record(scene.Activity, one, decision, decisions, scene.Now) };
    }
}
