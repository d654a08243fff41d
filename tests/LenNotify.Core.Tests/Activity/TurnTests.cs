using LenNotify.Storage;

namespace LenNotify.Core.Tests;

public class TurnTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private static readonly RoutingEngine Engine = new(new RoutingOptions(), TzdbZones.Default);
    private static readonly int Email = Place(ChannelNames.Email);
    private static readonly int Sms = Place(ChannelNames.Sms);
    private static readonly int Inbox = Place(ChannelNames.InApp);

    [Fact]
    public void The_first_is_due_at_once_and_each_other_a_second_later_on_its_channel_alone()
    {
        var activity = UserActivity.None;
        var turns = new List<DateTimeOffset>();
        for (var i = 0; i < 5; i++)
        {
            activity = Take(activity, Now, Priority.Low, out var taken, (Email, null));
            turns.Add(taken[Email]);
        }

        Take(activity, Now, Priority.Low, out var other, (Sms, null));

        turns.Should().Equal(Enumerable.Range(0, 5).Select(i => Now.AddSeconds(i)));
        other[Sms].Should().Be(Now);
    }

    [Fact]
    public void Who_comes_slower_than_a_step_never_waits_and_leaves_nothing_to_remember()
    {
        var activity = Take(UserActivity.None, Now, Priority.Low, out _, (Email, null));
        activity = Take(activity, Now.AddSeconds(1), Priority.Low, out var second, (Email, null));

        second[Email].Should().Be(Now.AddSeconds(1));
        Engine.Undo(activity, Email, Now.AddSeconds(3), Compile()).Should().Be(UserActivity.None);
    }

    [Theory]
    [InlineData(Priority.Low, 0)]
    [InlineData(Priority.Normal, 10)]
    [InlineData(Priority.High, 30)]
    [InlineData(Priority.Critical, 60)]
    public void A_priority_has_a_head_start_that_is_bounded(Priority priority, int seconds)
    {
        Take(UserActivity.None, Now, priority, out var turns, (Email, null), (Sms, Now.AddHours(1)));

        turns[Email].Should().Be(Now.AddSeconds(-seconds));
        turns[Sms].Should().Be(Now.AddHours(1).AddSeconds(-seconds));
    }

    [Fact]
    public void What_is_held_until_tomorrow_does_not_push_todays_behind_it()
    {
        var activity = Take(UserActivity.None, Now, Priority.Low, out var held, (Email, Now.AddDays(1)));
        Take(activity, Now, Priority.Low, out var today, (Email, null));

        (held[Email], today[Email]).Should().Be((Now.AddDays(1), Now));
    }

    [Fact]
    public void The_inbox_and_what_is_suppressed_take_no_turn()
    {
        var activity = Take(UserActivity.None, Now, Priority.Low, out var turns, (Inbox, null));

        turns.Should().OnlyContain(turn => turn == default);
        activity.Should().Be(Engine.Record(UserActivity.None, Compile(), new Decision(Priority.Low, Listed: true), Decisions((Inbox, null)), Now));
    }

    [Fact]
    public void Too_little_room_is_refused() =>
        FluentActions.Invoking(() => Engine.Record(
                UserActivity.None, Compile(), new Decision(Priority.Low, Listed: true), Decisions(), Now, new DateTimeOffset[1]))
            .Should().Throw<ArgumentException>().WithMessage("There is room for 1 channels*");

    private static UserActivity Take(
        UserActivity activity, DateTimeOffset now, Priority priority, out DateTimeOffset[] turns, params (int Channel, DateTimeOffset? Until)[] deliveries)
    {
        turns = new DateTimeOffset[Engine.Channels.Count];
        return Engine.Record(activity, Compile(), new Decision(priority, Listed: true), Decisions(deliveries), now, turns);
    }

    private static ChannelDecision[] Decisions(params (int Channel, DateTimeOffset? Until)[] deliveries)
    {
        ChannelDecision[] all = [.. Enumerable.Range(0, Engine.Channels.Count)
            .Select(i => new ChannelDecision(i, Verdict.Suppress, Reason.ChannelNotChosen, silent: false, until: 0))];
        foreach (var (channel, until) in deliveries)
        {
            all[channel] = until is { } at
                ? new ChannelDecision(channel, Verdict.Hold, Reason.QuietHours, silent: false, at.UtcTicks)
                : new ChannelDecision(channel, Verdict.Deliver, Reason.Routed, silent: false, until: 0);
        }

        return all;
    }

    private static CompiledNotification Compile() => Engine.Compile(new Notification { Type = "news", Title = "News" }, new Guid(1, 0, 0, new byte[8]));

    private static int Place(string channel) => Engine.Channels.Select(c => c.Name).ToList().IndexOf(channel);
}
