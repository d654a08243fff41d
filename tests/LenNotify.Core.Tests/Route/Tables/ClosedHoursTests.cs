using LenNotify.Storage;

namespace LenNotify.Core.Tests;

/// <summary>Judgement 6: the hours and countries that law and host close a channel to.</summary>
public class ClosedHoursTests
{
    private static readonly QuietWindow Night = QuietWindow.Between("21:00", "08:00");

    [Theory]
    [InlineData("2026-06-10T20:59:59.9999999Z", null)]
    [InlineData("2026-06-10T21:00Z", "2026-06-11T08:00Z")]
    [InlineData("2026-06-11T07:59:59.9999999Z", "2026-06-11T08:00Z")]
    [InlineData("2026-06-11T08:00Z", null)]
    public void A_closed_channel_holds_until_it_opens(string now, string? until) =>
        Sms(Closed("*", Night) with { Now = Scene.At(now) }).Should().Be(Held(until));

    [Theory]
    [InlineData("America/New_York", "2026-06-10T12:00Z")]
    [InlineData("Asia/Kolkata", null)]
    public void Hours_are_those_of_the_persons_zone(string zone, string? until)
    {
        var scene = Closed("*", Night) with { Now = Scene.At("2026-06-10T11:30Z"), Preferences = new() { TimeZone = zone } };

        Sms(scene).Should().Be(Held(until));
    }

    [Fact]
    public void Closed_hours_bind_Critical_and_whatever_passes_quiet_hours()
    {
        var scene = Closed("*", QuietWindow.Between("11:00", "13:00")).WithNotification(n => n with
        {
            Priority = Priority.Critical,
            Severity = Severity.Critical,
            BypassQuietHours = true,
        });

        Sms(scene).Should().Be(Held("2026-06-10T13:00Z"));
    }

    [Fact]
    public void Only_an_emergency_type_passes_closed_hours_and_closed_countries()
    {
        Sms(Closed("*", QuietWindow.Between("11:00", "13:00")).WithType(type => type with { Emergency = true })).Should().Be(Answer.Delivered);
        Sms(Closed("*", QuietWindow.Between("00:00", "24:00")).WithType(type => type with { Emergency = true })).Should().Be(Answer.Delivered);
    }

    [Fact]
    public void An_emergency_revives_no_channel_that_the_person_closed()
    {
        var scene = Closed("*", Night).WithType(type => type with { Emergency = true });

        Sms(scene with { Contacts = scene.Contacts.OptedOutOf(ChannelNames.Sms) }).Should().Be(Answer.Suppressed(Reason.OptedOut));
    }

    [Fact]
    public void A_country_closed_for_good_suppresses()
    {
        Sms(Closed("*", QuietWindow.Between("00:00", "24:00"))).Should().Be(Answer.Suppressed(Reason.CountryClosed));
        Sms(Closed("*", QuietWindow.Between("06:00", "18:00"), QuietWindow.Between("18:00", "06:00")))
            .Should().Be(Answer.Suppressed(Reason.CountryClosed));
    }

    [Theory]
    [InlineData("NL", true)]
    [InlineData("US", false)]
    [InlineData(null, false)]
    public void Hours_go_by_the_country_of_the_address(string? country, bool closed) =>
        Sms(From(country, Closed("NL", QuietWindow.Between("11:00", "13:00")))).Verdict.Should().Be(closed ? Verdict.Hold : Verdict.Deliver);

    [Theory]
    [InlineData("NL", "2026-06-10T13:00Z")]
    [InlineData("FR", null)]
    [InlineData("US", "2026-06-10T18:00Z")]
    [InlineData(null, "2026-06-10T18:00Z")]
    public void The_star_speaks_for_every_country_that_is_not_named(string? country, string? until)
    {
        var scene = new Scene().WithChannel(ChannelNames.Sms, sms => sms with
        {
            ClosedHours = new Dictionary<string, IReadOnlyList<QuietWindow>>
            {
                ["NL"] = [QuietWindow.Between("11:00", "13:00")],
                ["FR"] = [],
                ["*"] = [QuietWindow.Between("06:00", "18:00")],
            },
        });

        Sms(From(country, scene)).Should().Be(Held(until));
    }

    [Fact]
    public void The_address_that_speaks_for_the_channel_brings_the_country()
    {
        var scene = Closed("NL", QuietWindow.Between("11:00", "13:00"));
        var bounced = Reachable.Suppressed(ChannelNames.Sms, SuppressionCause.Bounce) with { Country = "NL" };

        Sms(scene with { Contacts = scene.Contacts.With(ChannelNames.Sms, bounced, Reachable.Over(ChannelNames.Sms, "FR")) })
            .Should().Be(Answer.Delivered);
    }

    [Fact]
    public void The_inbox_is_never_closed_it_is_only_silent()
    {
        var scene = new Scene().WithChannel(ChannelNames.InApp, inApp => inApp with
        {
            ClosedHours = new Dictionary<string, IReadOnlyList<QuietWindow>> { ["*"] = [QuietWindow.Between("11:00", "13:00")] },
        });

        scene.Decide().InApp.Should().Be(Answer.Silently(Reason.ClosedHours));
    }

    private static Scene Closed(string country, params QuietWindow[] windows) => new Scene().WithChannel(ChannelNames.Sms, sms => sms with
    {
        ClosedHours = new Dictionary<string, IReadOnlyList<QuietWindow>> { [country] = windows },
    });

    private static Scene From(string? country, Scene scene) =>
        scene with { Contacts = scene.Contacts.With(ChannelNames.Sms, Reachable.Over(ChannelNames.Sms, country)) };

    private static Answer Sms(Scene scene) => scene.Decide().Sms;

    private static Answer Held(string? until) => until is null ? Answer.Delivered : Answer.Held(Reason.ClosedHours, Scene.At(until));
}
