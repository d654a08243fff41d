using System.Collections.Concurrent;
using LenNotify.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace LenNotify.Tests.Journey;

/// <summary>What comes together: one summary that can be opened, read together, and told anew rather than again.</summary>
public abstract class GroupJourney(IJourneyStore store) : JourneyContract(store)
{
    private readonly Ear _ear = new();

    [Fact]
    public async Task A_group_has_all_that_came_in_its_window_and_another_begins_after_it()
    {
        var host = await Begin();
        var ids = await Fills(host, 4);
        await Pass(TimeSpan.FromMinutes(5));
        var later = await Fills(host, 1);
        await host.Notifier.PublishAsync(new Notification { Type = "order_filled", Title = "other", GroupKey = "eth", Channels = ["inapp"] }, "anna");
        var desk = host.Get<InboxDesk>();
        foreach (var id in ids)
        {
            var group = (await desk.GroupAsync("anna", id, default))!;
            (group.Key, group.Until, group.Unread).Should().Be(("btc", (DateTimeOffset?)Noon.AddMinutes(5), 4));
            group.Ids.Should().Equal(ids.Reverse());
            group.Latest.Select(item => item.Notification.Title).Should().Equal("Filled 4", "Filled 3", "Filled 2", "Filled 1");
        }

        var alone = (await desk.GroupAsync("anna", later[0], default))!;
        (alone.Until, alone.Ids.Single()).Should().Be(((DateTimeOffset?)null, later[0]));
    }

    [Fact]
    public async Task What_came_by_itself_or_is_anothers_is_no_group()
    {
        var host = await Begin();
        var ids = await Fills(host, 2);
        var desk = host.Get<InboxDesk>();

        (await desk.GroupAsync("anna", ids[0], default))!.Ids.Should().Equal(ids[0]);
        (await desk.GroupAsync("anna", ids[1], default))!.Until.Should().BeNull("two are no group yet");
        (await desk.GroupAsync("bob", ids[0], default)).Should().BeNull();
        (await desk.MarkGroupAsync("bob", ids[0], ItemMark.Read, default)).Should().BeNull();
        (await desk.GroupAsync("anna", Guid.NewGuid(), default)).Should().BeNull();
    }

    [Fact]
    public async Task Reading_the_group_reads_its_items_and_reading_an_item_shows_in_the_group()
    {
        var host = await Begin();
        var ids = await Fills(host, 4);
        var desk = host.Get<InboxDesk>();
        (await desk.MarkAsync("anna", ids[1], ItemMark.Read, default))!.Value.Unread.Should().Be(3);
        (await desk.GroupAsync("anna", ids[0], default))!.Unread.Should().Be(3);
        _ear.Last(HubMessageKind.Grouped).Should().BeEquivalentTo(new { Items = new[] { ids[1] }, GroupCount = 4, GroupUnread = 3, GroupUntil = Noon.AddMinutes(5), Unread = 3L, Silent = true });

        (await desk.MarkGroupAsync("anna", ids[3], ItemMark.Read, default))!.Value.Unread.Should().Be(0);
        (await desk.GroupAsync("anna", ids[0], default))!.Unread.Should().Be(0);
        (await Listed(host)).Should().HaveCount(4).And.OnlyContain(item => item.ReadAt != null);
        _ear.Last(HubMessageKind.Read)!.Items.Should().BeEquivalentTo(ids);
        _ear.Last(HubMessageKind.Grouped)!.GroupUnread.Should().Be(0);
    }

    [Fact]
    public async Task Reading_everything_reads_the_group()
    {
        var host = await Begin();
        var ids = await Fills(host, 3);
        var desk = host.Get<InboxDesk>();
        await desk.MarkAllReadAsync("anna", 3, default);

        (await desk.GroupAsync("anna", ids[0], default))!.Unread.Should().Be(0);
    }

    [Fact]
    public async Task What_was_dismissed_is_no_longer_in_the_group_and_a_dismissed_group_is_gone_whole()
    {
        var host = await Begin();
        var ids = await Fills(host, 4);
        var desk = host.Get<InboxDesk>();
        await desk.MarkAsync("anna", ids[3], ItemMark.Dismissed, default);
        (await desk.GroupAsync("anna", ids[3], default))!.Latest.Select(item => item.Notification.Title).Should().Equal("Filled 3", "Filled 2", "Filled 1");
        (await desk.MarkGroupAsync("anna", ids[0], ItemMark.Dismissed, default))!.Value.Unread.Should().Be(0);

        (await Listed(host)).Should().BeEmpty();
        _ear.Last(HubMessageKind.Grouped).Should().BeEquivalentTo(new { GroupCount = 0, GroupUnread = 0 });
    }

    [Fact]
    public async Task A_large_group_is_read_as_a_whole_and_shows_its_newest()
    {
        var host = await Begin(NoCaps);
        var ids = await Fills(host, 130);
        var desk = host.Get<InboxDesk>();
        var group = (await desk.GroupAsync("anna", ids[0], default))!;
        (group.Ids.Count, group.Latest.Count, group.Latest[0].Id).Should().Be((130, 100, ids[^1]));

        (await desk.MarkGroupAsync("anna", ids[0], ItemMark.Read, default))!.Value.Unread.Should().Be(0);
    }

    [Fact]
    public async Task The_third_and_later_make_no_sound_and_are_told_with_the_groups_new_count()
    {
        var host = await Begin();
        await Fills(host, 4);

        _ear.All(HubMessageKind.Received).Select(message => (message.Silent, message.GroupUntil)).Should().Equal(
            (false, null), (false, null), (true, Noon.AddMinutes(5)), (true, Noon.AddMinutes(5)));
        _ear.All(HubMessageKind.Grouped).Select(message => (message.GroupCount, message.GroupUntil, message.Notification!.Title)).Should().Equal(
            (3, Noon.AddMinutes(5), "Filled 3"), (4, Noon.AddMinutes(5), "Filled 4"));
    }

    private Task<JourneyHost> Begin(Action<NotificationsBuilder>? more = null) => Start(builder =>
    {
        builder.Services.AddSingleton<IDeliveryHub>(_ear);
        more?.Invoke(builder);
    });

    private static void NoCaps(NotificationsBuilder builder) => builder.Services.Configure<NotificationOptions>(options => options.PerUser = null);

    private async Task<IReadOnlyList<Guid>> Fills(JourneyHost host, int count)
    {
        var ids = new List<Guid>();
        for (var number = 1; number <= count; number++)
        {
            var published = await host.Notifier.PublishAsync(new Notification { Type = "order_filled", Title = $"Filled {number}", GroupKey = "btc", Channels = ["inapp"] }, "anna");
            ids.Add(published.Users[0].ItemId);
        }

        // What is pushed is heard before anything else is done.
        await Pass(Tick);
        return ids;
    }

    private async Task<IReadOnlyList<InboxItem>> Listed(JourneyHost host) => (await host.Get<IInbox>().ListAsync("anna", new InboxQuery(), Time.GetUtcNow(), default)).Items;

    /// <summary>Hears what a client would.</summary>
    private sealed class Ear : IDeliveryHub
    {
        private readonly ConcurrentQueue<HubMessage> _heard = new();

        public Task PushAsync(string userId, HubMessage message, CancellationToken cancellationToken)
        {
            _heard.Enqueue(message);
            return Task.CompletedTask;
        }

        internal IEnumerable<HubMessage> All(HubMessageKind kind) => _heard.Where(message => message.Kind == kind);

        internal HubMessage? Last(HubMessageKind kind) => All(kind).LastOrDefault();
    }
}
