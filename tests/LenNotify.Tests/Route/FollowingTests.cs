using LenNotify.Storage;

namespace LenNotify.Tests;

public class FollowingTests
{
    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);
    private readonly Contact _phone = Things.Phone();

    [Fact]
    public void An_escalation_is_one_delivery_to_each_address_due_in_time_unless_read()
    {
        var other = Things.Phone(address: Canary.OtherPhone);
        var routed = Route(Escalating("sms"), Things.Person(Things.Book(_phone, other)));

        routed.Deliveries.Should().HaveCount(2).And.OnlyContain(d =>
            d.Channel == "sms" && d.DueAt == Things.Noon + Quarter && d.Turn == d.DueAt && d.JoinKey == null && d.Condition == new DeliveryCondition(true, null));
        routed.Deliveries.Select(d => d.TargetId).Should().Equal(_phone.Id, other.Id);
        Of(routed, "sms").Should().Be(new StoredDecision("sms", Verdict.Hold, Reason.Escalation, Things.Noon + Quarter, false));
    }

    [Fact]
    public void What_goes_over_the_channel_anyway_does_not_escalate_to_it() =>
        Route(Escalating("sms"), channels: ["inapp", "sms"]).Deliveries.Should().ContainSingle().Which.Condition.Should().BeNull();

    [Fact]
    public void Who_has_no_address_is_not_escalated_to() => Route(Escalating("sms"), Things.Person()).Deliveries.Should().BeEmpty();

    [Fact]
    public void What_the_persons_filters_reject_is_not_escalated()
    {
        var off = new Preferences { Types = new Dictionary<string, TypePreference> { ["order_filled"] = new() { Enabled = false } } };

        Route(Escalating("sms"), Things.Person(Things.Book(_phone), off)).Deliveries.Should().BeEmpty();
    }

    [Fact]
    public void Two_escalations_over_one_channel_are_two_deliveries()
    {
        var routed = Route(new FollowUps("order_filled") { Escalations = [new("sms", Quarter), new("sms", 4 * Quarter), new("hook", Quarter)] });

        routed.Deliveries.Select(d => d.Id).Should().OnlyHaveUniqueItems();
        routed.Deliveries.Select(d => (d.Channel, d.DueAt)).Should().Equal(
            ("sms", Things.Noon + Quarter), ("sms", Things.Noon + (4 * Quarter)), ("hook", Things.Noon + Quarter));
        Of(routed, "sms").Until.Should().Be(Things.Noon + Quarter);
    }

    [Fact]
    public void What_the_person_takes_as_a_digest_in_the_inbox_only_is_not_escalated()
    {
        var daily = new Preferences { Types = new Dictionary<string, TypePreference> { ["order_filled"] = new() { Frequency = Frequency.Daily } } };

        Route(Escalating("sms"), Things.Person(Things.Book(_phone), daily)).Deliveries.Should().BeEmpty();
    }

    [Fact]
    public void A_digest_escalates_as_one_when_it_was_not_read_in_time()
    {
        var daily = new Preferences { Types = new Dictionary<string, TypePreference> { ["order_filled"] = new() { Frequency = Frequency.Hourly } } };
        var routed = Route(Escalating("sms"), Things.Person(Things.Book(_phone), daily), ["inapp", "hook"]);

        var (digest, escalation) = (routed.Deliveries[0], routed.Deliveries[1]);
        escalation.DueAt.Should().Be(digest.DueAt + Quarter);
        escalation.JoinKey.Should().Be($"escalation:{escalation.DueAt.UtcTicks}");
    }

    [Fact]
    public void A_fallback_waits_for_the_failure_of_the_one_before_in_a_chain()
    {
        var routed = Route(Falling("hook", "sms", "hook-for-somebody"), channels: ["inapp", "hook"]);

        var (hook, sms, last) = (routed.Deliveries[0], routed.Deliveries[1], routed.Deliveries[2]);
        hook.Condition.Should().BeNull();
        sms.Condition.Should().Be(new DeliveryCondition(false, hook.Id));
        last.Condition.Should().Be(new DeliveryCondition(false, sms.Id));
        Of(routed, "sms").Should().Be(new StoredDecision("sms", Verdict.Hold, Reason.Fallback, null, false));
    }

    [Fact]
    public void Of_several_devices_a_fallback_waits_for_the_one_that_was_added_last_and_goes_to_each_of_its_own()
    {
        var other = Things.Phone(address: Canary.OtherPhone);
        var routed = Route(Falling("sms", "hook"), Things.Person(Things.Book(_phone, other)), ["inapp", "sms"]);
        routed.Deliveries.Single(d => d.Channel == "hook").Condition.Should().Be(new DeliveryCondition(false, routed.Deliveries.Single(d => d.TargetId == other.Id).Id));

        var turned = Route(Falling("hook", "sms"), Things.Person(Things.Book(_phone, other)), ["inapp", "hook"]);
        turned.Deliveries.Where(d => d.Channel == "sms").Should().HaveCount(2).And.OnlyContain(d => d.Condition == new DeliveryCondition(false, turned.Deliveries[0].Id));
    }

    [Fact]
    public void What_is_chosen_anyway_goes_at_once_and_the_next_stands_in_for_it()
    {
        var routed = Route(Falling("hook", "sms", "hook-for-somebody"), channels: ["inapp", "hook", "sms"]);

        routed.Deliveries.Select(d => (d.Channel, After: d.Condition?.AfterFailureOf)).Should().BeEquivalentTo(
            [("sms", (Guid?)null), ("hook", null), ("hook-for-somebody", routed.Deliveries.Single(d => d.Channel == "sms").Id)]);
    }

    [Fact]
    public void Who_cannot_be_reached_over_the_first_is_reached_over_the_second_at_once()
    {
        var routed = Route(Falling("sms", "hook"), Things.Person(), ["inapp", "sms"]);

        routed.Deliveries.Should().ContainSingle().Which.Should().Match<NewDelivery>(d => d.Channel == "hook" && d.Condition == null && d.DueAt == Things.Noon);
        Of(routed, "hook").Should().Be(new StoredDecision("hook", Verdict.Deliver, Reason.Fallback, null, false));
        Of(routed, "sms").Reason.Should().Be(Reason.NoContact);
    }

    [Fact]
    public void Nothing_stands_in_for_a_channel_that_the_person_closed_or_that_was_not_meant()
    {
        var closed = new Preferences { Channels = new Dictionary<string, bool> { ["sms"] = false, ["inapp"] = true } };
        var optedOut = Things.Book(_phone) with { OptOuts = new Dictionary<string, Evidence> { ["sms"] = new(Things.Noon, "STOP") } };

        Route(Falling("sms", "hook"), Things.Person(Things.Book(_phone), closed), ["inapp", "sms"]).Deliveries.Should().BeEmpty();
        Route(Falling("sms", "hook"), Things.Person(optedOut), ["inapp", "sms"]).Deliveries.Should().BeEmpty();
        Route(Falling("sms", "hook"), channels: ["inapp"]).Deliveries.Should().BeEmpty();
    }

    [Fact]
    public void What_is_held_stands_alone_when_something_waits_for_its_failure()
    {
        var quiet = new Preferences { QuietHours = new QuietHours { Enabled = true, Windows = [new QuietWindow(new TimeOfDay(10), new TimeOfDay(14))] } };
        var routed = Route(Falling("sms", "hook"), Things.Person(Things.Book(_phone), quiet), ["inapp", "sms"]);

        var (held, fallback) = (routed.Deliveries[0], routed.Deliveries[1]);
        (held.JoinKey, held.DueAt).Should().Be((null, Things.Noon.AddHours(2)));
        fallback.Condition.Should().Be(new DeliveryCondition(false, held.Id));
    }

    [Fact]
    public void Routing_again_after_a_conflict_makes_the_same_rows()
    {
        var followUps = new FollowUps("order_filled") { Escalations = [new("hook", Quarter)], Order = ["sms", "hook-for-somebody"] };
        var publication = Things.Publication();

        Route(followUps, publication: publication, channels: ["inapp", "sms"]).Deliveries.Should().Equal(
            Route(followUps, publication: publication, channels: ["inapp", "sms"]).Deliveries);
    }

    [Fact]
    public void Other_types_have_nothing_following() => Route(new FollowUps("another") { Escalations = [new("sms", Quarter)] }).Deliveries.Should().BeEmpty();

    [Fact]
    public void Every_problem_of_the_described_types_is_named_with_its_limit()
    {
        FollowUps[] described =
        [
            new("a") { Escalations = [new("inapp", Quarter), new("fax", TimeSpan.Zero), new("sms", TimeSpan.FromDays(32))] },
            new("b") { Order = ["sms"] },
            new("c") { Order = ["sms", "sms"] },
            new("d") { Order = ["inapp", "fax"] },
            new("e") { Escalations = [.. Enumerable.Repeat(new Escalation("sms", Quarter), 6)] },
        ];

        var make = () => new FollowUpTable(described, ["inapp", "sms", "hook"]);

        make.Should().Throw<InvalidInputException>().Which.Problems.Select(problem => (problem.Field, problem.Limit)).Should().Equal(
            ("types.a.escalate_to", "any other channel"),
            ("types.a.escalate_to", "sms, hook; add it with AddChannel"),
            ("types.a.escalate_to.unless_read_within", "1 second to 31 days"),
            ("types.a.escalate_to.unless_read_within", "1 second to 31 days"),
            ("types.b.fall_back", "2 to 5 channels, each once, in the order in which they are tried"),
            ("types.c.fall_back", "2 to 5 channels, each once, in the order in which they are tried"),
            ("types.d.fall_back", "any other channel"),
            ("types.d.fall_back", "sms, hook; add it with AddChannel"),
            ("types.e.escalate_to", "5 entries"));
    }

    private static FollowUps Escalating(string channel) => new("order_filled") { Escalations = [new(channel, Quarter)] };

    private static FollowUps Falling(params string[] order) => new("order_filled") { Order = order };

    private static StoredDecision Of(RoutedUser routed, string channel) => routed.Item.Decisions.Single(decision => decision.Channel == channel);

    private RoutedUser Route(FollowUps followUps, Recipient? person = null, string[]? channels = null, Publication? publication = null)
    {
        var table = new FollowUpTable([followUps], [.. Things.Engine.Channels.Select(channel => channel.Name)]);
        publication ??= Things.Publication();
        return new Appending(Things.Engine, new Following(Things.Engine, table)).Route(
            publication, Things.Engine.Compile(Things.Note(channels: channels ?? ["inapp"]), publication.Id), person ?? Things.Person(Things.Book(_phone)), Things.State(), Things.Noon);
    }
}
