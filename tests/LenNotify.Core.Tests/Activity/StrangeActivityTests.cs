using LenNotify.Storage;

namespace LenNotify.Core.Tests;

/// <summary>Activity that another engine measured: its marks speak of that engine's limits and say nothing here.</summary>
public class StrangeActivityTests
{
    private static readonly Notification Item = new() { Type = "t", Title = "T", GroupKey = "g", Channels = [ChannelNames.InApp, ChannelNames.Email] };

    [Fact]
    public void A_group_that_is_small_elsewhere_may_be_large_enough_here() =>
        After(1, there: new RoutingOptions { GroupThreshold = 5 }, here: new RoutingOptions { GroupThreshold = 2 }).Should().Be(Reason.Grouped);

    [Fact]
    public void A_cap_that_has_room_elsewhere_may_be_full_here() =>
        After(1, there: new RoutingOptions(), here: new RoutingOptions { PerUser = Throttle.PerHour(1) }).Should().Be(Reason.UserThrottled);

    [Fact]
    public void A_cap_that_is_full_elsewhere_may_have_room_here() =>
        After(1, there: new RoutingOptions { PerUser = Throttle.PerHour(1) }, here: new RoutingOptions()).Should().Be(Reason.Routed);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_was_read_from_bytes_answers_as_it_did_before(bool read)
    {
        var options = new RoutingOptions { PerUser = Throttle.PerHour(2) };
        After(1, options, options, read).Should().Be(Reason.Routed);
        After(2, options, options, read).Should().Be(Reason.UserThrottled);
    }

    private static Reason After(int items, RoutingOptions there, RoutingOptions here, bool read = false)
    {
        var activity = Recorded(items, new RoutingEngine(there, TzdbZones.Default));
        var engine = new RoutingEngine(here, TzdbZones.Default);
        var decisions = new ChannelDecision[engine.Channels.Count];
        engine.Decide(
            engine.Compile(Item, Guid.NewGuid()), engine.Compile(new Preferences(), Reachable.Everywhere),
            read ? UserActivity.FromBytes(activity.ToBytes()) : activity, Scene.Noon, decisions);
        return decisions[1].Reason;
    }

    private static UserActivity Recorded(int items, RoutingEngine engine)
    {
        var activity = UserActivity.None;
        var person = engine.Compile(new Preferences(), Reachable.Everywhere);
        for (var i = 0; i < items; i++)
        {
            var item = engine.Compile(Item, Guid.NewGuid());
            var decisions = new ChannelDecision[engine.Channels.Count];
            var decision = engine.Decide(item, person, activity, Scene.Noon, decisions);
            activity = engine.Record(activity, item, decision, decisions, Scene.Noon);
        }

        return activity;
    }
}
