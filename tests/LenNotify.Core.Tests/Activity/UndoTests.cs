using LenNotify.Storage;

namespace LenNotify.Core.Tests;

public class UndoTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    private static readonly RoutingEngine Engine = new(
        new RoutingOptions
        {
            Types = [new NotificationType("risk") { Throttle = Throttle.PerHour(2) }],
            PerUser = Throttle.PerHour(3),
        },
        TzdbZones.Default);

    private static readonly int Email = Place(ChannelNames.Email);
    private static readonly int Sms = Place(ChannelNames.Sms);

    [Fact]
    public void A_start_that_never_was_one_leaves_nothing_behind()
    {
        var (first, second) = (Compile(1), Compile(2));
        var before = Engine.Start(UserActivity.None, Sms, Priority.Normal, Now, first);

        var after = Engine.Start(before, Email, Priority.Normal, Now.AddSeconds(1), second);
        Engine.Undo(after, Email, Now.AddSeconds(1), second).Should().Be(before);
        Engine.Undo(before, Sms, Now, first).Should().Be(UserActivity.None);
    }

    [Fact]
    public void What_the_same_notification_holds_over_another_channel_stays_held_even_at_the_same_instant()
    {
        var notification = Compile(1);
        var sms = Engine.Start(UserActivity.None, Sms, Priority.Normal, Now, notification);
        var both = Engine.Start(sms, Email, Priority.Normal, Now, notification);

        Engine.Undo(both, Email, Now, notification).Should().Be(sms);
    }

    [Fact]
    public void Only_the_start_at_that_instant_is_taken_back()
    {
        var notification = Compile(1);
        var started = Engine.Start(UserActivity.None, Sms, Priority.Normal, Now, notification);

        Engine.Undo(started, Sms, Now.AddTicks(1), notification).Should().Be(started);
        Engine.Undo(started, Email, Now, notification).Should().Be(started);
        Engine.Undo(started, Sms, Now, Compile(2)).Should().Be(started);
    }

    [Fact]
    public void What_happened_since_is_kept_in_any_order()
    {
        var random = new Random(5);
        for (var round = 0; round < 300; round++)
        {
            var starts = Enumerable.Range(1, random.Next(1, 7))
                .Select(i => (Of: Compile(i), Channel: random.Next(2) == 0 ? Sms : Email, At: Now.AddSeconds(random.Next(600)))).ToArray();
            var kept = starts.Where(_ => random.Next(2) == 0).ToArray();

            var undone = starts.Except(kept).Aggregate(Started(starts), (activity, one) => Engine.Undo(activity, one.Channel, one.At, one.Of));

            var expected = Started(kept);
            foreach (var channel in new[] { Sms, Email })
            {
                var person = Engine.Compile(new Preferences(), ContactBook.Empty);
                var next = Compile(99);
                var until = Now.AddHours(2);
                for (var at = Now.AddSeconds(600); at < until; at = at.AddMinutes(7))
                {
                    Engine.At(at, next).Release(person, undone, channel, Priority.Normal)
                        .Should().Be(Engine.At(at, next).Release(person, expected, channel, Priority.Normal));
                }
            }
        }
    }

    [Fact]
    public void Every_member_of_a_bundle_gives_its_throttle_back()
    {
        var members = new[] { Compile(1), Compile(2) };
        var started = Engine.Start(UserActivity.None, Sms, Priority.High, Now, members);

        started.IsEmpty.Should().BeFalse();
        Engine.Undo(started, Sms, Now, members).Should().Be(UserActivity.None);
    }

    private static UserActivity Started((CompiledNotification Of, int Channel, DateTimeOffset At)[] starts) =>
        starts.Aggregate(UserActivity.None, (activity, one) => Engine.Start(activity, one.Channel, Priority.Normal, one.At, one.Of));

    private static CompiledNotification Compile(int id) =>
        Engine.Compile(new Notification { Type = "risk", Title = "Limit", ThrottleKey = $"k{id}" }, new Guid(id, 0, 0, new byte[8]));

    private static int Place(string channel) => Engine.Channels.Select(c => c.Name).ToList().IndexOf(channel);
}
