using LenNotify.Storage;

namespace LenNotify.Core.Tests;

public class ActivityBoundTests
{
    private static readonly CompiledThrottle Cap = new(3, 1_000, false);

    [Fact]
    public void Beyond_the_bound_what_would_end_first_is_forgotten()
    {
        var value = UserActivity.None;
        for (var i = 0; i < UserActivity.MostKeys + 100; i++)
        {
            var draft = new ActivityDraft(Publishing.Settings, value, now: i);
            draft.Start((ulong)i + 1, Cap, new Start(i, i));
            draft.Join((ulong)i + 1, window: 1_000);
            value = draft.Done();

            value.Caps.Length.Should().Be(Math.Min(i + 1, UserActivity.MostKeys));
            value.Groups.Length.Should().Be(Math.Min(i + 1, UserActivity.MostKeys));
        }

        Enumerable.Range(1, 100).Should().OnlyContain(key => !Knows(value, key));
        Enumerable.Range(101, UserActivity.MostKeys).Should().OnlyContain(key => Knows(value, key));
        UserActivity.FromBytes(value.ToBytes()).Should().Be(value);
    }

    [Fact]
    public void The_cap_of_the_person_is_never_forgotten_to_make_room()
    {
        var value = UserActivity.None;
        for (var i = 0; i <= UserActivity.MostKeys; i++)
        {
            var draft = new ActivityDraft(Publishing.Settings, value, now: i);
            draft.Start(i == 0 ? EngineSettings.UserCapKey : (ulong)i, Cap, new Start(i, i));
            value = draft.Done();
        }

        value.TryFindCap(EngineSettings.UserCapKey, out _).Should().BeTrue();
        value.TryFindCap(1, out _).Should().BeFalse();
    }

    [Fact]
    public void What_is_over_is_dropped_by_the_next_change()
    {
        var first = new ActivityDraft(Publishing.Settings, UserActivity.None, now: 0);
        first.Start(1, Cap, new Start(0, 64));
        first.Join(1, window: 500);
        var value = first.Done();

        var before = new ActivityDraft(Publishing.Settings, value, now: 499).Done();
        before.Groups.Length.Should().Be(1);
        new ActivityDraft(Publishing.Settings, value, now: 500).Done().Groups.Length.Should().Be(0);
        new ActivityDraft(Publishing.Settings, value, now: 999 + CapWindow.Grace).Done().Caps.Length.Should().Be(1);
        new ActivityDraft(Publishing.Settings, value, now: 1_000 + CapWindow.Grace).Done().Should().Be(UserActivity.None);
    }

    [Fact]
    public void A_group_tumbles_from_its_first_item()
    {
        var value = UserActivity.None;
        foreach (var now in new[] { 10L, 11, 109, 110, 111 })
        {
            var draft = new ActivityDraft(Publishing.Settings, value, now);
            draft.Join(7, window: 100);
            value = draft.Done();
        }

        value.Groups.ToArray().Should().Equal(new OpenGroup(7, 110, 210, 2));
    }

    [Fact]
    public void A_delivery_takes_a_cap_once_however_many_of_its_notifications_ask()
    {
        var members = Enumerable.Range(0, 3)
            .Select(i => Publishing.Usual.Compile(Publishing.Sound, new Guid(i + 1, 0, 0, new byte[8])))
            .ToArray();
        var draft = new ActivityDraft(Publishing.Settings, UserActivity.None, now: 0);
        foreach (var member in members)
        {
            draft.StartOnce(1, Cap, members, Start.Of(member, 0, 0));
        }

        draft.Done().Caps[0].Starts.Should().Equal(new Start(0, members[0].Tag));
    }

    private static bool Knows(UserActivity value, int key) => value.TryFindCap((ulong)key, out _) && value.TryFindGroup((ulong)key, out _);
}
