using LenNotify.Storage;

namespace LenNotify.EntityFrameworkCore.Tests;

/// <summary>What is asked often never reads a large table from end to end, however much of it is history.</summary>
public sealed class PlanTests(FilledDatabase database) : IClassFixture<FilledDatabase>
{
    private static readonly DateTimeOffset Now = FilledDatabase.Now;

    // As when it runs every few minutes: all but a few hundred are younger.
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(FilledDatabase.Items - 240);
    private static readonly RetentionPolicy Policy = new(Kept, Kept, Kept, KeepUnread: true);
    private static readonly Lease Lease = new(FilledDatabase.IdOf(1), Now.AddMinutes(1));

    private static readonly Dictionary<string, Func<INotificationStore, Task>> Queries = new()
    {
        ["newest of a heavy inbox"] = store => store.ListAsync(FilledDatabase.Heavy, new InboxQuery(), Now, default),
        ["page deep down"] = store => store.ListAsync(FilledDatabase.Heavy, new InboxQuery { Cursor = "600" }, Now, default),
        ["newest unread"] = store => store.ListAsync(FilledDatabase.Heavy, new InboxQuery { Unread = true }, Now, default),
        ["newest of an ordinary inbox"] = store => store.ListAsync("u1", new InboxQuery(), Now, default),
        ["unread count"] = store => store.StatesAsync([FilledDatabase.Heavy], default),
        ["resume"] = store => store.ResumeAsync(FilledDatabase.Heavy, 59_000, 50, Now, default),
        ["mark one read"] = store => store.MarkAsync(FilledDatabase.Heavy, [FilledDatabase.IdOf(600)], ItemMark.Read, Now, default),
        ["mark all read"] = store => store.MarkAllReadAsync(FilledDatabase.Heavy, 30_000, Now, default),
        ["publish"] = store => Publish(store, "new", FilledDatabase.Heavy),
        ["publish a key that is known"] = store => Publish(store, "k600", FilledDatabase.Heavy),
        ["versions of people"] = store => store.VersionsAsync([new DocumentKey("preferences", "u1", ""), DocumentKey.ContactsOf("u1")], default),
        ["claim and complete"] = ClaimAsync,
        ["claim where nothing is due"] = store => store.ClaimDeliveriesAsync(new DeliveryClaim("email", Lease, 100), Rulings.Send, Now, default),
        ["state of the queue"] = store => store.QueueStatusAsync([FilledDatabase.Channel], Now, default),
        ["claim of a fan-out"] = store => store.ClaimPublicationsAsync(Lease, 10, Now, default),
        ["expiry"] = store => store.ExpireAsync(20, Now, default),
        ["purge"] = store => store.PurgeAsync(Policy, 20, Now, default),
        ["owners of an address"] = store => store.SuppressAsync(
            FilledDatabase.Channel, new byte[] { 0, 0, 0, 0, 0, 0, 0, 77 }, null, new AuditFact("op", "asked", "x", "done"), Now, default),
        ["history of an item"] = store => store.WhyAsync(FilledDatabase.Heavy, FilledDatabase.IdOf(600), default),
        ["newest dead letters"] = store => store.ListDeadLettersAsync(new DeadLetterFilter(), 50, null, default),
        ["report of a provider"] = store => store.ReportAsync(FilledDatabase.Channel, "m600", new ProviderReport(false, "gone", Now), Now, default),
        ["one publication"] = store => store.FindPublicationAsync(FilledDatabase.IdOf(600), default),
    };

    public static TheoryData<string> Names => [.. Queries.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task No_large_table_is_read_from_end_to_end_for(string query)
    {
        var recorded = await database.OpenAsync();
        recorded.Plans.Take();

        await Queries[query](recorded.Store);

        var plans = recorded.Plans.Take();
        plans.Should().NotBeEmpty("the server tells by which plan it ran");
        plans.SelectMany(PlanRecorder.Scans).Should().BeEmpty();
    }

    private static Task Publish(INotificationStore store, string key, string user)
    {
        var world = new World(store);
        var publication = world.Publication(key) with { Producer = "host" };
        return store.AppendAsync(
            [new AppendRequest(publication, [user])], world.Route(deliveries: _ => [world.Sms(due: 1e6)]), Now, default);
    }

    private static async Task ClaimAsync(INotificationStore store)
    {
        var claimed = await store.ClaimDeliveriesAsync(new DeliveryClaim(FilledDatabase.Channel, Lease, 100), Rulings.Send, Now, default);
        claimed.Started.Should().NotBeEmpty();
        await store.ExtendAsync([.. claimed.Started.Select(one => one.Due.Id)], Lease, default);
        await store.CompleteAsync(
            Lease.Owner,
            [.. claimed.Started.Select(one => new Completion(one.Due.Id, CompletionState.Delivered) { ProviderReference = $"r{one.Due.Id}" })],
            (_, _, state) => state.Activity,
            Now,
            default);
    }
}
