using LenNotify.Storage;

namespace LenNotify.EntityFrameworkCore.Sqlite.Tests;

/// <summary>What is asked often never reads a large table from end to end.</summary>
public sealed class PlanTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = World.At(50);
    private readonly RecordedDialect _dialect = new();
    private TestStores _stores = null!;
    private World _world = null!;

    public async Task InitializeAsync()
    {
        _stores = await TestStores.CreateAsync();
        _world = new World(_stores.Open<SqliteNotificationsDbContext>(_dialect));
    }

    public async Task DisposeAsync() => await _stores.DisposeAsync();

    [Fact]
    public async Task No_large_table_is_read_from_end_to_end()
    {
        var item = await PublishedAsync();
        await DeliveredAsync();
        await ReadAsync(item);
        await KeptAsync();

        _dialect.Count.Should().BeGreaterThan(50);
        _dialect.Scans().Should().BeEmpty();
    }

    private INotificationStore Store => _world.Store;

    private async Task<InboxItem> PublishedAsync()
    {
        await _world.Append(_world.Publication("k"), _world.Route(), _world.Ann);
        await _world.Append(_world.Publication("k"), _world.Route(), _world.Ann);
        await Store.AcceptAsync([_world.Publication()], World.Start, default);
        var claimed = await Store.ClaimPublicationsAsync(new PublicationClaim(_world.LeaseOf(1), 10), World.Start, default);
        await Store.AppendAsync(
            [.. claimed.Select(one => new AppendRequest(one.Publication, [_world.Bob]) { Lease = _world.LeaseOf(1) })], _world.Route(), World.Start, default);
        await Store.FindPublicationAsync(_world.IdOf(1), default);
        await Store.VersionsAsync([new DocumentKey("preferences", _world.Ann, ""), DocumentKey.ContactsOf(_world.Ann)], default);
        return await _world.Item(with: notification => notification with { ExpiresAt = World.At(20) });
    }

    private async Task DeliveredAsync()
    {
        var first = _world.Sms();
        await _world.Append(
            _world.Publication(),
            _world.Route(deliveries: _ => [first, _world.Sms(join: "a", due: 1), _world.Sms(condition: new DeliveryCondition(false, first.Id))]),
            _world.Ann);
        await _world.Queued(_world.Sms(join: "a", due: 1), _world.Ann);
        await _world.Queued(_world.Sms(condition: new DeliveryCondition(false, first.Id)), _world.Ann);
        var started = (await _world.Claim(at: 2)).Select(one => one.Due.Id).ToArray();
        started.Should().NotBeEmpty();
        await _world.ClaimBatch(2, 3, rate: new ChannelRate(5, TimeSpan.FromSeconds(1)));
        await Store.ExtendAsync(started, _world.LeaseOf(1, 90), default);
        await _world.Complete(started[^1], CompletionState.Released);
        await _world.Complete(new Completion(started[0], CompletionState.Delivered) { ProviderReference = "m" });
        await Store.ReportAsync(_world.Channel, "m", new ProviderReport(false, "gone", World.At(3)), World.At(3), default);
        await Store.QueueStatusAsync([_world.Channel], World.At(3), default);
        await Store.ReplayAsync(new DeadLetterFilter { Channel = _world.Channel }, new ReplayPace(10, 60), _world.Fact(), World.At(4), default);
        await Store.ListDeadLettersAsync(new DeadLetterFilter(), 50, null, default);
    }

    private async Task ReadAsync(InboxItem item)
    {
        foreach (var query in new[] { new InboxQuery(), new InboxQuery { Unread = true, CountUpTo = 9 }, new InboxQuery { Filtered = true, Types = ["a"], CountUpTo = 9 }, new InboxQuery { Severities = [Severity.Error], From = World.Start, CountUpTo = 9 }, new InboxQuery { Cursor = "600" }, new InboxQuery { Text = "filled", CountUpTo = 9 }, new InboxQuery { Text = "filled", Filtered = true } })
        {
            await Store.ListAsync(_world.Ann, query, Now, default);
        }

        await Store.StatesAsync([_world.Ann], default);
        await Store.ResumeAsync(_world.Ann, 1, 50, Now, default);
        await Store.MarkAsync(_world.Ann, [item.Id], ItemMark.Read, Now, default);
        await Store.MarkAsync(_world.Ann, [item.Id], ItemMark.Dismissed, Now, default);
        await Store.MarkAllReadAsync(_world.Ann, 1, Now, default);
        await Store.WhyAsync(_world.Ann, item.Id, default);
        await Store.RecordAsync(_world.Ann, [new Engagement(item.Id, EngagementKind.Opened, "inapp", null)], Now, default);
    }

    private async Task KeptAsync()
    {
        var kept = TimeSpan.FromSeconds(10);
        await Store.ExpireAsync(20, Now, default);
        await Store.PurgeAsync(new RetentionPolicy(kept, kept, kept, KeepUnread: true), 20, Now, default);
        await Store.SuppressAsync(_world.Channel, new byte[] { 7 }, null, _world.Fact(), Now, default);
        await Store.GetContactsAsync([_world.Ann], default);
        await Store.FindAddressesAsync([new HashedAddress(_world.Channel, new byte[] { 7 })], default);
        await Store.AuditAsync(new AuditQuery { Actor = "op" }, default);
    }
}
