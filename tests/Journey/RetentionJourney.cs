using LenNotify.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LenNotify.Tests.Journey;

/// <summary>What the host does by itself with what is old.</summary>
public abstract class RetentionJourney(IJourneyStore store) : SteppedJourney(store)
{
    private static readonly TimeSpan Month = TimeSpan.FromDays(31);

    [Fact]
    public async Task What_expired_leaves_the_unread_count_within_a_minute()
    {
        var host = await Start();
        await host.Notifier.PublishAsync(Note("Gone soon") with { ExpiresAt = Noon.AddMinutes(5) }, "anna");
        await host.Notifier.PublishAsync(Note("Stays"), "anna");

        await Pass(TimeSpan.FromMinutes(4));
        (await Unread(host)).Should().Be(2);
        await Pass(TimeSpan.FromMinutes(1));
        await Until(async () => await Unread(host) == 1, TimeSpan.FromSeconds(0.1));
        Time.GetUtcNow().Should().BeBefore(Noon.AddMinutes(6));
    }

    [Fact]
    public async Task After_thirty_days_items_attempts_and_keys_are_gone_and_the_counters_are_right()
    {
        var host = await Start(builder => builder.UseRetention(o => o.BatchSize = 2));
        var key = new PublishOptions { DedupeKey = "fill-1" };
        var first = await host.Fill("BTC/USD", "anna", key);
        for (var i = 0; i < 6; i++)
        {
            await host.Fill($"S{i}", "anna");
        }

        await Pager.Next(7);
        await host.Written(7);
        await Pass(TimeSpan.FromDays(29));
        (await host.Fill("BTC/USD", "anna", key)).State.Should().Be(PublishState.Repeated);

        var fresh = await host.Fill("ETH/USD", "anna");
        await Pager.Next();
        await host.Written();
        await PassUntil(async () => await Unread(host) == 1);
        (await Inbox(host)).Should().ContainSingle().Which.Id.Should().Be(fresh.Users[0].ItemId);
        (await host.Get<IHistory>().WhyAsync("anna", first.Users[0].ItemId, default)).Should().BeNull();
        await PassUntil(async () => await host.Get<IPublications>().FindPublicationAsync(first.PublicationId, default) is null);
        (await host.Fill("BTC/USD", "anna", key)).State.Should().Be(PublishState.Routed);
    }

    [Fact]
    public async Task Unread_items_can_be_kept()
    {
        var host = await Start(builder => builder.UseRetention(o => o.KeepUnread = true));
        var (read, unread) = (await Publish(host, "Read"), await Publish(host, "Unread"));
        await host.Get<IInbox>().MarkAsync("anna", [read.Users[0].ItemId], ItemMark.Read, Time.GetUtcNow(), default);

        await Pass(TimeSpan.FromDays(30));
        await PassUntil(async () => (await Inbox(host)).Count == 1);
        (await Inbox(host)).Should().ContainSingle().Which.Id.Should().Be(unread.Users[0].ItemId);
    }

    [Fact]
    public async Task A_dedupe_key_outlives_its_dead_letter()
    {
        Pager.Answer = (_, _) => Task.FromResult(DeliveryResult.Permanent("not in use"));
        var host = await Start(builder => builder.UseRetention(o => o.Deliveries = TimeSpan.FromDays(90)));
        var key = new PublishOptions { DedupeKey = "fill-1" };
        await host.Fill("BTC/USD", "anna", key);
        await Publish(host, "Old");
        await Pager.Next();
        await host.Written();

        await Pass(TimeSpan.FromDays(30));
        await PassUntil(async () => (await Inbox(host)).Count == 1);
        await PassHours();
        (await host.Fill("BTC/USD", "anna", key)).State.Should().Be(PublishState.Repeated);
        (await host.Get<IDeadLetterDesk>().ListAsync(new DeadLetterFilter())).Items.Should().ContainSingle();
    }

    [Fact]
    public async Task The_archive_gets_whole_histories_before_they_go_and_what_it_refuses_stays()
    {
        var archive = new JourneyArchive { Refuses = true };
        var host = await Start(builder => builder.UseRetention(o => o.Deliveries = 2 * Month).Services.AddSingleton<INotificationArchive>(archive));
        var old = await host.Fill("BTC/USD", "anna");
        await Pager.Next();
        await host.Written();

        await Pass(TimeSpan.FromDays(30));
        await PassUntil(() => Task.FromResult(archive.Asked > 0));
        (await Inbox(host)).Should().ContainSingle("the archive refused it");
        archive.Refuses = false;
        await PassUntil(async () => (await Inbox(host)).Count == 0);

        var kept = archive.Kept.Should().ContainSingle().Which;
        kept.Item.Id.Should().Be(old.Users[0].ItemId);
        kept.Attempts.Should().ContainSingle().Which.State.Should().Be(CompletionState.Delivered);
    }

    [Fact]
    public async Task Two_nodes_that_purge_at_once_count_nothing_twice()
    {
        var (host, other) = (await Start(builder => builder.UseRetention(o => o.BatchSize = 7)), await Start());
        for (var i = 0; i < 40; i++)
        {
            await Publish(i % 2 == 0 ? host : other, $"S{i}");
        }

        await Pass(TimeSpan.FromDays(30));
        await PassUntil(async () => (await Inbox(host)).Count == 0);
        var state = (await host.Get<IInbox>().StatesAsync(["anna"], default))[0];
        (state.Unread, state.Sequence).Should().Be((0, 40));
    }

    [Theory]
    [InlineData("Items")]
    [InlineData("BatchSize")]
    [InlineData("ExpireEvery")]
    public async Task Retention_that_is_not_sound_stops_the_host_with_the_call_that_mends_it(string field)
    {
        var start = () => Start(builder => builder.UseRetention(o => _ = field switch
        {
            "Items" => o.Items = TimeSpan.Zero,
            "ExpireEvery" => o.ExpireEvery = TimeSpan.FromMinutes(2),
            _ => TimeSpan.FromDays(o.BatchSize = 0),
        }));

        (await start.Should().ThrowAsync<OptionsValidationException>()).WithMessage($"Retention.{field}: is *. Allowed: * Set it in UseRetention(o => o.{field} = ...).");
    }

    private static Notification Note(string title) => new() { Type = "order_filled", Title = title, Channels = ["inapp"] };

    private static Task<PublishResult> Publish(JourneyHost host, string title) => host.Notifier.PublishAsync(Note(title), "anna");

    private async Task<IReadOnlyList<InboxItem>> Inbox(JourneyHost host) =>
        (await host.Get<IInbox>().ListAsync("anna", new InboxQuery(), Time.GetUtcNow(), default)).Items;

    private static async Task<long> Unread(JourneyHost host) => (await host.Get<IInbox>().StatesAsync(["anna"], default))[0].Unread;

    private Task PassHours()
    {
        var end = Time.GetUtcNow().AddHours(3);
        return PassUntil(() => Task.FromResult(Time.GetUtcNow() >= end));
    }

    // A purge waits between its batches, and comes once an hour.
    private Task PassUntil(Func<Task<bool>> happened) => Until(happened, TimeSpan.FromMinutes(1));
}
