using LenNotify.Storage;

namespace LenNotify.Tests;

public class BlindTests
{
    private readonly Appending _appending = new(Things.Engine);
    private readonly Publication _publication = Things.Publication();
    private readonly Contact _phone = Things.Phone();

    [Fact]
    public void Without_choices_the_inbox_shows_it_silently_and_every_other_channel_waits_a_minute()
    {
        var routed = Route(Lacks.Choices, Things.Book(_phone), Everywhere());

        routed.Item.Listed.Should().BeTrue();
        routed.Item.Decisions.Should().OnlyContain(decision => decision.Reason == Reason.PersonUnavailable);
        routed.Item.Decisions.Select(decision => (decision.Verdict, decision.Until, decision.Silent)).Should().Equal(
            [(Verdict.Deliver, null, true), .. Enumerable.Repeat((Verdict.Hold, (DateTimeOffset?)Things.Noon.AddMinutes(1), false), 4)]);
        routed.Deliveries.Should().HaveCount(4).And.OnlyContain(delivery => delivery.DueAt == Things.Noon.AddMinutes(1) && delivery.Turn == delivery.DueAt);
        routed.Deliveries.Single(delivery => delivery.Channel == "sms").TargetId.Should().Be(_phone.Id);
    }

    [Fact]
    public void What_is_critical_makes_itself_heard_all_the_same() =>
        Route(Lacks.Choices, note: Everywhere() with { Priority = Priority.Critical }).Item.Decisions[0].Silent.Should().BeFalse();

    [Fact]
    public void Filters_that_cannot_be_read_reject_nothing()
    {
        var note = Things.Note() with { Severity = Severity.Info };
        var strict = new RoutingEngine(
            new RoutingOptions { Channels = Things.Engine.Channels, Types = [new NotificationType("order_filled") { MinimumSeverity = Severity.Error }] }, TzdbZones.Default);
        var routed = new Appending(strict).Route(
            _publication, strict.Compile(note, _publication.Id), new Recipient(new Preferences(), Things.Book(_phone), strict, Lacks.Choices), Things.State(), Things.Noon);

        routed.Item.Listed.Should().BeTrue();
        routed.Item.Decisions[0].Should().Be(new StoredDecision("inapp", Verdict.Deliver, Reason.PersonUnavailable, null, true));
        routed.Deliveries.Should().ContainSingle().Which.Channel.Should().Be("sms");
    }

    [Fact]
    public void What_expired_is_not_listed_for_anyone()
    {
        var routed = Route(Lacks.Choices | Lacks.Addresses, note: Everywhere() with { ExpiresAt = Things.Noon });

        routed.Item.Listed.Should().BeFalse();
        routed.Deliveries.Should().BeEmpty();
        routed.Item.Decisions.Should().OnlyContain(decision => decision.Reason == Reason.Expired);
    }

    [Fact]
    public void A_channel_that_the_publisher_did_not_name_is_not_waited_for() =>
        Route(Lacks.Choices, Things.Book(_phone), Things.Note(channels: ["inapp", "hook"])).Deliveries.Select(delivery => delivery.Channel).Should().Equal("hook");

    [Fact]
    public void An_opt_out_that_is_known_holds()
    {
        var book = Things.Book(_phone) with { OptOuts = new Dictionary<string, Evidence> { ["sms"] = new(Things.Noon, "STOP") } };
        var routed = Route(Lacks.Choices | Lacks.Addresses, book, Everywhere());

        routed.Item.Decisions[1].Should().Be(new StoredDecision("sms", Verdict.Suppress, Reason.OptedOut, null, false));
        routed.Deliveries.Should().NotContain(delivery => delivery.Channel == "sms");
    }

    [Fact]
    public void Without_addresses_only_the_channel_that_needs_one_waits()
    {
        var routed = Route(Lacks.Addresses, note: Everywhere());

        routed.Item.Decisions.Select(decision => (decision.Channel, decision.Verdict, decision.Reason)).Should().Equal(
            ("inapp", Verdict.Deliver, Reason.Routed), ("sms", Verdict.Hold, Reason.PersonUnavailable), ("hook", Verdict.Deliver, Reason.Routed),
            ("hook-for-someone-else", Verdict.Deliver, Reason.Routed), ("hook-for-somebody", Verdict.Deliver, Reason.Routed));
        routed.Deliveries.Single(delivery => delivery.Channel == "sms").TargetId.Should().Be(Appending.TargetOf("sms"));
        routed.Deliveries.Select(delivery => delivery.Id).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void An_address_that_is_known_is_not_waited_for() =>
        Route(Lacks.Addresses, Things.Book(_phone)).Deliveries.Should().ContainSingle().Which.Should().Match<NewDelivery>(d => d.TargetId == _phone.Id && d.DueAt == Things.Noon);

    [Fact]
    public void What_the_persons_own_filters_reject_waits_for_no_address()
    {
        var off = new Preferences { Types = new Dictionary<string, TypePreference> { ["order_filled"] = new() { Enabled = false } } };
        var person = new Recipient(off, ContactBook.Empty, Things.Engine, Lacks.Addresses);

        var routed = _appending.Route(_publication, Things.Engine.Compile(Things.Note(), _publication.Id), person, Things.State(), Things.Noon);

        (routed.Item.Listed, routed.Deliveries.Count).Should().Be((false, 0));
        routed.Item.Decisions.Should().OnlyContain(decision => decision.Reason == Reason.TypeDisabled);
    }

    [Fact]
    public void Several_that_wait_for_one_person_come_as_one()
    {
        var keys = Enumerable.Range(0, 3).Select(_ => Things.Publication()).Select(publication => _appending.Route(
            publication, Things.Engine.Compile(Things.Note(), publication.Id), Lacking(Lacks.Addresses, null), Things.State(), Things.Noon).Deliveries.Single().JoinKey);

        keys.Distinct().Should().Equal(Appending.HoldKey(Things.Noon.AddMinutes(1)));
    }

    private static Notification Everywhere() => Things.Note() with { Channels = ["inapp", "sms", "hook", "hook-for-someone-else", "hook-for-somebody"] };

    private static Recipient Lacking(Lacks lacks, ContactBook? book) => new(new Preferences(), book ?? ContactBook.Empty, Things.Engine, lacks);

    private RoutedUser Route(Lacks lacks, ContactBook? book = null, Notification? note = null) => _appending.Route(
        _publication, Things.Engine.Compile(note ?? Things.Note(), _publication.Id), Lacking(lacks, book), Things.State(), Things.Noon);
}
