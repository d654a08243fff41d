namespace LenNotify.Core.Tests;

/// <summary>Judgement 10: items of one key that come close together.</summary>
public class GroupingTests
{
    private static readonly Notification Item = new()
    {
        Type = Scene.Type,
        Title = "Filled",
        GroupKey = "BTC/USD",
        Channels = [ChannelNames.InApp, ChannelNames.Email],
    };

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, null)]
    [InlineData(2, "2026-06-10T12:04Z")]
    [InlineData(3, "2026-06-10T12:04Z")]
    [InlineData(50, "2026-06-10T12:04Z")]
    public void Two_items_go_out_singly_and_from_the_third_on_they_wait_for_the_end_of_the_window(int earlier, string? until) =>
        Email(After((earlier, 1))).Should().Be(Grouped(until));

    [Fact]
    public void The_inbox_is_joined_at_once() =>
        After((2, 1)).Decide().InApp.Should().Be(Answer.Silently(Reason.Grouped));

    [Theory]
    [InlineData(4.99, "2026-06-10T12:00:00.6Z")]
    [InlineData(5, null)]
    public void The_window_is_open_for_5_minutes_from_its_first_item(double minutesAgo, string? until) =>
        Email(After((2, minutesAgo))).Should().Be(Grouped(until));

    [Fact]
    public void The_window_tumbles_so_that_later_items_do_not_keep_it_open()
    {
        Email(After((1, 6), (8, 2))).Should().Be(Answer.Delivered, "the window that the first opened is over");
        Email(After((1, 6), (8, 2), (1, 0.5))).Should().Be(Answer.Delivered, "the second of the next window");
        Email(After((1, 6), (8, 2), (2, 0.5))).Should().Be(Grouped("2026-06-10T12:04:30Z"), "the third of the next window");
    }

    [Fact]
    public void Another_key_and_no_key_are_other_groups()
    {
        Email(After((2, 1)).WithNotification(n => n with { GroupKey = "ETH/USD" })).Should().Be(Answer.Delivered);
        Email(After((2, 1)).WithNotification(n => n with { GroupKey = null })).Should().Be(Answer.Delivered);
    }

    [Fact]
    public void A_group_may_hold_several_types() =>
        Email(After((2, 1)).WithNotification(n => n with { Type = "order_rejected" })).Should().Be(Grouped("2026-06-10T12:04Z"));

    [Fact]
    public void Critical_goes_out_singly_but_is_counted()
    {
        Email(After((9, 1)).WithNotification(n => n with { Priority = Priority.Critical })).Should().Be(Answer.Delivered);
        Email(new Scene { Notification = Item }.Listed(2, Item with { Priority = Priority.Critical }, TimeSpan.FromMinutes(1)))
            .Should().Be(Grouped("2026-06-10T12:04Z"));
    }

    [Fact]
    public void What_the_persons_filters_rejected_is_not_counted()
    {
        var scene = new Scene { Notification = Item };
        var disabled = scene.WithChoice(type => type with { Enabled = false });
        var engine = scene.Engine;
        var decisions = new ChannelDecision[engine.Channels.Count];
        var activity = scene.Activity;
        for (var i = 0; i < 5; i++)
        {
            var one = engine.Compile(Item, Guid.NewGuid());
            var decision = engine.Decide(one, engine.Compile(disabled.Preferences, scene.Contacts), activity, scene.Now, decisions);
            activity = engine.Record(activity, one, decision, decisions, scene.Now);
        }

        activity.IsEmpty.Should().BeTrue();
        Email(scene with { Activity = activity }).Should().Be(Answer.Delivered);
    }

    [Fact]
    public void The_host_sets_threshold_and_window()
    {
        var scene = new Scene
        {
            Host = new() { GroupThreshold = 2, GroupWindow = TimeSpan.FromMinutes(30) },
            Notification = Item,
        };

        Email(scene).Should().Be(Answer.Delivered);
        Email(scene.Listed(1, Item, TimeSpan.FromMinutes(20))).Should().Be(Grouped("2026-06-10T12:10Z"));
    }

    private static Scene After(params (int Items, double MinutesAgo)[] earlier) => earlier.Aggregate(
        new Scene { Notification = Item },
        (scene, items) => scene.Listed(items.Items, Item, TimeSpan.FromMinutes(items.MinutesAgo)));

    private static Answer Email(Scene scene) => scene.Decide().Email;

    private static Answer Grouped(string? until) => until is null ? Answer.Delivered : Answer.Held(Reason.Grouped, Scene.At(until));
}
