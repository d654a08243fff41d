using System.Globalization;
using LenNotify.Storage;

namespace LenNotify.Tests.Plans;

/// <summary>What a host asks its store all the time, each by what it is for, over tables that are filled.</summary>
internal sealed class HotQueries
{
    private readonly FilledTables _tables;
    private readonly DateTimeOffset _now;
    private readonly Lease _lease;
    private readonly RetentionPolicy _policy;

    internal HotQueries(FilledTables tables)
    {
        // Kept as when it runs every few minutes: all but a few hundred are younger.
        var kept = TimeSpan.FromSeconds(tables.Items - 240);
        (_tables, _now) = (tables, tables.Now);
        (_lease, _policy) = (new Lease(FilledTables.IdOf(1), _now.AddMinutes(1)), new RetentionPolicy(kept, kept, kept, KeepUnread: true));
        All = new Dictionary<string, Func<INotificationStore, Task>>([.. Inboxes(), .. Publishing(), .. Delivering(), .. Keeping()]);
    }

    /// <summary>The queries by their names, in the order in which they are to be asked: some change what they find.</summary>
    internal IReadOnlyDictionary<string, Func<INotificationStore, Task>> All { get; }

    private Dictionary<string, Func<INotificationStore, Task>> Inboxes() => new()
    {
        ["newest of a heavy inbox"] = store => store.ListAsync(FilledTables.Heavy, new InboxQuery(), _now, default),
        ["page deep down"] = store => store.ListAsync(FilledTables.Heavy, new InboxQuery { Cursor = (_tables.Items / 100).ToString(CultureInfo.InvariantCulture) }, _now, default),
        ["newest unread"] = store => store.ListAsync(FilledTables.Heavy, new InboxQuery { Unread = true }, _now, default),
        ["newest of some types"] = store => store.ListAsync(FilledTables.Heavy, new InboxQuery { Types = ["order_filled", "risk_breach"] }, _now, default),
        ["newest of two severities, counted"] = store => store.ListAsync(
            FilledTables.Heavy, new InboxQuery { Unread = true, Severities = [Severity.Success, Severity.Error], CountUpTo = 10_000 }, _now, default),
        ["newest of a day, counted"] = store => store.ListAsync(
            FilledTables.Heavy, new InboxQuery { From = _now.AddDays(-1), CountUpTo = 10_000 }, _now, default),
        ["newest of what was rejected, counted"] = store => store.ListAsync(FilledTables.Heavy, new InboxQuery { Filtered = true, CountUpTo = 10_000 }, _now, default),
        ["newest of an ordinary inbox"] = store => store.ListAsync("u1", new InboxQuery(), _now, default),
        ["unread count"] = store => store.StatesAsync([FilledTables.Heavy], default),
        ["resume"] = store => store.ResumeAsync(FilledTables.Heavy, _tables.Items - 1_000, 50, _now, default),
        ["resume of many at once"] = store => Task.WhenAll(Enumerable.Range(0, 60).Select(i => store.ResumeAsync(i % 3 == 0 ? FilledTables.Heavy : $"u{i}", i % 3 == 0 ? _tables.Items - 1_000 : 0, 50, _now, default))),
        ["mark one read"] = store => store.MarkAsync(FilledTables.Heavy, [FilledTables.IdOf(600)], ItemMark.Read, _now, default),
        ["mark all read"] = store => store.MarkAllReadAsync(FilledTables.Heavy, _tables.Items / 2, _now, default),
        ["history of an item"] = store => store.WhyAsync(FilledTables.Heavy, FilledTables.IdOf(600), default),
    };

    private Dictionary<string, Func<INotificationStore, Task>> Publishing() => new()
    {
        ["publish"] = store => PublishAsync(store, "new", FilledTables.Heavy),
        ["publish into a group"] = store => PublishAsync(store, "grouped", FilledTables.Heavy, "group:fills:1"),
        ["publish a key that is known"] = store => PublishAsync(store, "k600", FilledTables.Heavy),
        ["versions of people"] = store => store.VersionsAsync([new DocumentKey("preferences", "u1", ""), DocumentKey.ContactsOf("u1")], default),
        ["one publication"] = store => store.FindPublicationAsync(FilledTables.IdOf(600), default),
        ["claim of a fan-out"] = store => store.ClaimPublicationsAsync(new PublicationClaim(_lease, 10), _now, default),
    };

    private Dictionary<string, Func<INotificationStore, Task>> Delivering() => new()
    {
        ["claim and complete"] = ClaimAsync,
        ["claim where nothing is due"] = store => store.ClaimDeliveriesAsync(new DeliveryClaim("email", _lease, 100), Rulings.Send, _now, default),
        ["state of the queue"] = store => store.QueueStatusAsync([FilledTables.Channel], _now, default),
        ["newest dead letters"] = store => store.ListDeadLettersAsync(new DeadLetterFilter(), 50, null, default),
        ["report of a provider"] = store => store.ReportAsync(FilledTables.Channel, "m600", new ProviderReport(false, "gone", _now), _now, default),
    };

    private Dictionary<string, Func<INotificationStore, Task>> Keeping() => new()
    {
        ["owners of an address"] = store => store.SuppressAsync(
            FilledTables.Channel, new byte[] { 0, 0, 0, 0, 0, 0, 0, 77 }, null, new AuditFact("op", "asked", "x", "done"), _now, default),
        ["expiry"] = store => store.ExpireAsync(20, _now, default),
        ["purge"] = store => store.PurgeAsync(_policy, 20, _now, default),
    };

    private Task PublishAsync(INotificationStore store, string key, string user, string? join = null)
    {
        var world = new World(store);
        var publication = world.Publication(key) with { Producer = "host" };
        return store.AppendAsync([new AppendRequest(publication, [user])], world.Route(deliveries: _ => [world.Sms(due: _tables.Items * 20d, join: join)]), _now, default);
    }

    private async Task ClaimAsync(INotificationStore store)
    {
        var claimed = await store.ClaimDeliveriesAsync(new DeliveryClaim(FilledTables.Channel, _lease, 100), Rulings.Send, _now, default);
        if (claimed.Started.Count == 0)
        {
            throw new InvalidOperationException("Deliveries are due, and none was started.");
        }

        await store.ExtendAsync([.. claimed.Started.Select(one => one.Due.Id)], _lease, default);
        await store.CompleteAsync(
            _lease.Owner,
            [.. claimed.Started.Select(one => new Completion(one.Due.Id, CompletionState.Delivered) { ProviderReference = $"r{one.Due.Id}" })],
            (_, _, state) => state.Activity,
            _now,
            default);
    }
}
