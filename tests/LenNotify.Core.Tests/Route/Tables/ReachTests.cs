using LenNotify.Storage;

namespace LenNotify.Core.Tests;

/// <summary>Judgement 6: whether a channel is on and has an address that may be used.</summary>
public class ReachTests
{
    private static readonly Contact Usable = Reachable.Over(ChannelNames.Sms);
    private static readonly Contact OptedOut = Reachable.Suppressed(ChannelNames.Sms, SuppressionCause.OptOut);
    private static readonly Contact WithoutConsent = Usable with { Consent = null };
    private static readonly Contact Unverified = Usable with { VerifiedAt = null };
    private static readonly Contact Bounced = Reachable.Suppressed(ChannelNames.Sms, SuppressionCause.Bounce);
    private static readonly Contact Complained = Reachable.Suppressed(ChannelNames.Sms, SuppressionCause.Complaint);

    private static readonly Scene SmsOn = new()
    {
        Preferences = new() { Channels = new Dictionary<string, bool> { [ChannelNames.Sms] = true } },
    };

    [Fact]
    public void A_new_person_has_in_app_and_email_and_nothing_else()
    {
        var outcome = new Scene { Contacts = ContactBook.Empty.With(ChannelNames.Email, Reachable.Over(ChannelNames.Email)) }.Decide();

        outcome.InApp.Should().Be(Answer.Delivered);
        outcome.Email.Should().Be(Answer.Delivered);
        outcome.Sms.Should().Be(Answer.Suppressed(Reason.ChannelDisabled));
    }

    [Fact]
    public void A_channel_turns_on_by_itself_once_a_verified_address_and_consent_exist()
    {
        Sms(new Scene(), Usable).Should().Be(Reason.Routed);
        Sms(new Scene(), Unverified).Should().Be(Reason.ChannelDisabled);
        Sms(new Scene(), WithoutConsent).Should().Be(Reason.ChannelDisabled);
        Sms(new Scene(), Bounced).Should().Be(Reason.ChannelDisabled);
    }

    [Fact]
    public void It_needs_both_even_where_the_channel_itself_needs_neither()
    {
        var scene = new Scene().WithChannel(ChannelNames.Sms, sms => sms with { NeedsConsent = false, NeedsVerification = false });

        Sms(scene, Usable).Should().Be(Reason.Routed);
        Sms(scene, Unverified).Should().Be(Reason.ChannelDisabled);
        Sms(scene, WithoutConsent).Should().Be(Reason.ChannelDisabled);
    }

    [Fact]
    public void Any_of_several_addresses_turns_the_channel_on_whichever_comes_first()
    {
        var scene = new Scene().WithChannel(ChannelNames.Sms, sms => sms with { NeedsConsent = false });

        Sms(scene, Usable, WithoutConsent).Should().Be(Reason.Routed);
        Sms(scene, WithoutConsent, Usable).Should().Be(Reason.Routed);
    }

    [Fact]
    public void Once_the_person_turned_it_on_the_address_says_what_is_missing()
    {
        Sms(SmsOn, Unverified).Should().Be(Reason.ContactUnverified);
        Sms(SmsOn, WithoutConsent).Should().Be(Reason.NoConsent);
        Sms(SmsOn, Bounced).Should().Be(Reason.AddressSuppressed);
        Sms(SmsOn, Complained).Should().Be(Reason.AddressSuppressed);
        Sms(SmsOn).Should().Be(Reason.NoContact);
    }

    [Fact]
    public void A_channel_asks_only_for_what_it_needs()
    {
        var scene = SmsOn.WithChannel(ChannelNames.Sms, sms => sms with { NeedsConsent = false });
        Sms(scene, WithoutConsent).Should().Be(Reason.Routed);
        Sms(scene, Unverified).Should().Be(Reason.ContactUnverified);

        scene = scene.WithChannel(ChannelNames.Sms, sms => sms with { NeedsVerification = false });
        Sms(scene, Unverified).Should().Be(Reason.Routed);
        Sms(scene).Should().Be(Reason.NoContact);

        scene = scene.WithChannel(ChannelNames.Sms, sms => sms with { NeedsContact = false });
        Sms(scene).Should().Be(Reason.Routed);
    }

    [Fact]
    public void The_best_of_several_addresses_speaks()
    {
        Contact[] fromBestToWorst = [Usable, OptedOut, WithoutConsent, Unverified, Bounced];
        Reason[] reasons = [Reason.Routed, Reason.OptedOut, Reason.NoConsent, Reason.ContactUnverified, Reason.AddressSuppressed];

        for (var best = 0; best < fromBestToWorst.Length; best++)
        {
            Sms(SmsOn, fromBestToWorst[best..]).Should().Be(reasons[best]);
            Sms(SmsOn, [.. fromBestToWorst[best..].Reverse()]).Should().Be(reasons[best]);
        }
    }

    [Fact]
    public void An_opt_out_of_the_channel_beats_a_usable_address_and_Critical()
    {
        var outcome = (SmsOn with { Contacts = Reachable.Everywhere.OptedOutOf(ChannelNames.Sms, ChannelNames.InApp) })
            .WithNotification(n => n with { Priority = Priority.Critical })
            .Decide();

        outcome.Sms.Should().Be(Answer.Suppressed(Reason.OptedOut));
        outcome.InApp.Should().Be(Answer.Suppressed(Reason.OptedOut));
        outcome.Email.Should().Be(Answer.Delivered);
    }

    [Fact]
    public void An_opt_out_is_reported_for_a_channel_that_is_off_and_not_chosen()
    {
        var scene = new Scene().WithNotification(n => n with { Channels = [ChannelNames.InApp] });
        scene = scene with { Preferences = new() { Channels = new Dictionary<string, bool> { [ChannelNames.Sms] = false } } };

        Sms(scene, OptedOut).Should().Be(Reason.OptedOut);
        Sms(scene, Bounced).Should().Be(Reason.ChannelNotChosen);
    }

    [Fact]
    public void An_item_whose_inapp_channel_is_off_is_listed_and_makes_no_noise()
    {
        var scene = new Scene { Preferences = new() { Channels = new Dictionary<string, bool> { [ChannelNames.InApp] = false } } };

        var outcome = scene.Decide();

        outcome.Listed.Should().BeTrue();
        outcome.InApp.Should().Be(Answer.Suppressed(Reason.ChannelDisabled));
    }

    private static Reason Sms(Scene scene, params Contact[] contacts) =>
        (scene with { Contacts = scene.Contacts.With(ChannelNames.Sms, contacts) }).Decide().Sms.Reason;
}
