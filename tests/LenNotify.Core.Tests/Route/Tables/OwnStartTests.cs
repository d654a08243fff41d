using LenNotify.Storage;

namespace LenNotify.Core.Tests;

/// <summary>A cap is taken once per delivery, and a release never counts itself.</summary>
public class OwnStartTests
{
    private const int Email = 1;
    private const int Slack = 5;

    private static readonly RoutingEngine Engine = new(
        new RoutingOptions { PerUser = null, Types = [new(Scene.Type) { Throttle = Throttle.PerHour(2) }] },
        TzdbZones.Default);

    private static readonly CompiledPreferences Person = Engine.Compile(new Preferences(), Reachable.Everywhere);

    [Fact]
    public void A_retry_of_what_filled_the_cap_is_free()
    {
        var (one, two) = (Item(), Item());
        var activity = Started(Started(UserActivity.None, 0, one), 1, two);

        Release(activity, 2, one).Should().Be(Answer.Delivered);
        Release(activity, 2, two).Should().Be(Answer.Delivered);
        Release(activity, 2, Item()).Should().Be(Answer.Held(Reason.TypeThrottled, Scene.Noon.AddMinutes(60)));
    }

    [Fact]
    public void A_toast_and_the_email_of_one_notification_are_one_start_of_its_type()
    {
        var one = Item();
        var activity = Recorded(UserActivity.None, 0, one);

        activity = Started(activity, 1, one);

        Release(activity, 2, Item()).Should().Be(Answer.Delivered, "one of two is left");
        Release(Started(activity, 2, Item()), 3, Item()).Should().Be(Answer.Held(Reason.TypeThrottled, Scene.Noon.AddMinutes(60)));
    }

    [Fact]
    public void A_bundle_takes_one_start_however_many_it_holds()
    {
        var activity = Started(UserActivity.None, 0, Item(), Item(), Item());

        Release(activity, 1, Item()).Should().Be(Answer.Delivered, "one of two is left");
    }

    [Fact]
    public void A_bundle_that_is_released_again_does_not_count_itself()
    {
        CompiledNotification[] bundle = [Item(), Item(), Item()];
        var activity = Started(Started(UserActivity.None, 0, bundle), 1, Item());

        foreach (var member in bundle)
        {
            Release(activity, 2, member, bundle).Should().Be(Answer.Delivered);
        }
    }

    [Fact]
    public void A_bundles_start_is_known_by_its_first_member_and_another_on_its_own_waits_for_it()
    {
        var (first, second) = (Item(), Item());
        var activity = Started(Started(UserActivity.None, 0, first, second), 1, Item());

        Release(activity, 2, Slack, first).Should().Be(Answer.Delivered);
        Release(activity, 2, Slack, second).Should().Be(Answer.Held(Reason.TypeThrottled, At(60)), "one id a start keeps the activity small");
    }

    [Fact]
    public void A_start_that_left_the_window_does_not_stand_for_a_delivery_that_begins_now()
    {
        var one = Item();
        var activity = Started(UserActivity.None, 0, one);
        activity = Started(activity, 45, Item());
        activity = Started(activity, 90, one);

        Release(activity, 91, Item()).Should().Be(Answer.Held(Reason.TypeThrottled, At(105)), "two began in the last hour, at 45 and at 90");
    }

    [Fact]
    public void The_channels_cap_takes_one_for_every_delivery()
    {
        var engine = new RoutingEngine(new RoutingOptions { PerUser = null }, TzdbZones.Default);
        var one = engine.Compile(new Notification { Type = Scene.Type, Title = "Filled", Channels = ["sms"] }, Guid.NewGuid());
        var activity = UserActivity.None;
        for (var i = 0; i < 30; i++)
        {
            activity = engine.Start(activity, 2, Priority.Normal, Scene.Noon, one);
        }

        var other = engine.Compile(one.Source, Guid.NewGuid());
        var person = engine.Compile(new Preferences(), Reachable.Everywhere);

        Answer.Of(engine.At(Scene.Noon, other).Release(person, activity, 2, Priority.Normal)).Reason.Should().Be(Reason.ChannelThrottled);
        Answer.Of(engine.At(Scene.Noon, one).Release(person, activity, 2, Priority.Normal)).Should().Be(Answer.Delivered);
    }

    private static DateTimeOffset At(int minute) => Scene.Noon.AddMinutes(minute);

    private static CompiledNotification Item() =>
        Engine.Compile(new Notification { Type = Scene.Type, Title = "Filled", Channels = ["inapp", "email", "slack"] }, Guid.NewGuid());

    private static UserActivity Started(UserActivity activity, int minute, params CompiledNotification[] members) =>
        Engine.Start(activity, Email, Priority.Normal, At(minute), members);

    private static UserActivity Recorded(UserActivity activity, int minute, CompiledNotification item)
    {
        var decisions = new ChannelDecision[Engine.Channels.Count];
        var decision = Engine.Decide(item, Person, activity, At(minute), decisions);
        return Engine.Record(activity, item, decision, decisions, At(minute));
    }

    private static Answer Release(UserActivity activity, int minute, CompiledNotification item, params CompiledNotification[] members) =>
        Release(activity, minute, Email, item, members);

    private static Answer Release(UserActivity activity, int minute, int channel, CompiledNotification item, params CompiledNotification[] members) =>
        Answer.Of(Engine.At(At(minute), item).Release(Person, activity, channel, Priority.Normal, members));
}
