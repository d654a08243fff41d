using LenNotify.Storage;

namespace LenNotify.Tests;

public class AppendingTests
{
    private readonly Appending _appending = new(Things.Engine);
    private readonly Publication _publication = Things.Publication();

    [Fact]
    public void Each_contact_of_a_channel_gets_a_delivery_of_its_own()
    {
        var (one, two) = (Things.Phone(), Things.Phone(address: Canary.OtherPhone));

        var routed = Route(Things.Person(Things.Book(one, two)));

        routed.Deliveries.Select(d => d.TargetId).Should().Equal(one.Id, two.Id);
        routed.Deliveries.Should().OnlyContain(d => d.Channel == "sms" && d.DueAt == Things.Noon && d.JoinKey == null);
    }

    [Fact]
    public void A_contact_that_was_never_verified_gets_none() =>
        Route(Things.Person(Things.Book(Things.Phone() with { VerifiedAt = null }))).Deliveries.Should().BeEmpty();

    [Fact]
    public void The_inbox_is_its_own_delivery()
    {
        var routed = Route(Things.Person());

        routed.Deliveries.Should().BeEmpty();
        routed.Item.Listed.Should().BeTrue();
        routed.Item.Decisions.Select(d => d.Channel).Should().Equal(Things.Engine.Channels.Select(c => c.Name), "every channel's verdict is kept");
    }

    [Fact]
    public void A_channel_without_addresses_has_one_target_that_no_other_channel_has()
    {
        var targets = Route(Things.Person(), Things.Note(channels: ["hook", "hook-for-somebody"])).Deliveries.Select(d => d.TargetId).ToArray();

        targets.Should().HaveCount(2).And.OnlyHaveUniqueItems();
        Route(Things.Person(), Things.Note(channels: ["hook"])).Deliveries.Should().ContainSingle().Which.TargetId.Should().Be(targets[0]);
    }

    [Fact]
    public void Channels_whose_names_begin_alike_get_deliveries_of_different_ids() =>
        Route(Things.Person(), Things.Note(channels: ["hook", "hook-for-somebody", "hook-for-someone-else"])).Deliveries
            .Select(d => d.Id).Should().HaveCount(3).And.OnlyHaveUniqueItems();

    [Fact]
    public void Routing_again_after_a_conflict_makes_the_same_rows()
    {
        var person = Things.Person(Things.Book(Things.Phone()));
        var (one, again) = (Route(person), Route(person));

        again.Item.Id.Should().Be(one.Item.Id);
        again.Deliveries.Select(d => d.Id).Should().Equal(one.Deliveries.Select(d => d.Id));
    }

    [Fact]
    public void Different_people_get_different_rows()
    {
        var person = Things.Person(Things.Book(Things.Phone()));

        Route(person, user: "u1").Item.Id.Should().NotBe(Route(person, user: "u2").Item.Id);
    }

    [Fact]
    public void What_is_held_for_quiet_hours_joins_what_is_due_at_the_same_instant()
    {
        var quiet = new Preferences { QuietHours = new QuietHours { Enabled = true, Windows = [new QuietWindow(new TimeOfDay(10), new TimeOfDay(14))] } };
        var person = Things.Person(Things.Book(Things.Phone()), quiet);

        var delivery = Route(person).Deliveries.Single();

        delivery.DueAt.Should().Be(Things.Noon.AddHours(2));
        delivery.JoinKey.Should().Be($"hold:{Things.Noon.AddHours(2).UtcTicks}").And.Be(Route(person, user: "u2").Deliveries.Single().JoinKey);
    }

    [Fact]
    public void Each_further_delivery_to_a_person_gets_a_later_turn()
    {
        var person = Things.Person(Things.Book(Things.Phone()));
        var activity = UserActivity.None;
        var turns = new List<DateTimeOffset>();
        for (var i = 0; i < 5; i++)
        {
            var routed = Route(person, activity: activity);
            activity = routed.Activity;
            turns.Add(routed.Deliveries.Single().Turn);
        }

        turns.Should().BeInAscendingOrder().And.OnlyHaveUniqueItems();
    }

    private RoutedUser Route(Recipient person, Notification? note = null, string user = "u1", UserActivity? activity = null) => _appending.Route(
        _publication, Things.Engine.Compile(note ?? Things.Note(), _publication.Id), person, Things.State(user, activity), Things.Noon);
}
