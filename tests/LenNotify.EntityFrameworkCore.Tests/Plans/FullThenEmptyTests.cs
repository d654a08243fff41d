using LenNotify.Storage;
using LenNotify.Tests.Plans;
using Npgsql;

namespace LenNotify.EntityFrameworkCore.Tests;

/// <summary>Statistics, and plans that are kept, are older than the rows: what was full when they were made may be empty now, or the other way round.</summary>
public sealed class FullThenEmptyTests : IAsyncLifetime
{
    private TestStores _stores = null!;

    public async Task InitializeAsync() => _stores = await TestStores.CreateAsync();

    public Task DisposeAsync() => _stores.DropAsync();

    [Fact]
    public async Task A_claim_from_a_queue_that_is_done_does_not_read_what_is_done()
    {
        await RunAsync(
            """
            INSERT INTO lennotify_states SELECT 'u' || n, 1, 1, 1, 0, NULL, '' FROM generate_series(1, 5000) n;
            INSERT INTO lennotify_deliveries (id, user_id, channel, target_id, priority, open, unless_read, state, due_at, turn, attempts, running, caps_taken, takes_caps)
                SELECT gen_random_uuid(), 'u' || n, 'sms', gen_random_uuid(), 1, FALSE, FALSE, 1, n, n, 0, FALSE, FALSE, FALSE FROM generate_series(1, 5000) n;
            ANALYZE;
            UPDATE lennotify_deliveries SET state = 4, ended_at = 1;
            """);
        await using var recorded = new RecordedStore(_stores.ConnectionString);
        var lease = new Lease(Guid.NewGuid(), World.At(60));

        var claimed = await recorded.Store.ClaimDeliveriesAsync(new DeliveryClaim("sms", lease, 100), Rulings.Send, World.Start, default);

        claimed.Started.Should().BeEmpty();
        recorded.Plans.Take().SelectMany(PlanRecorder.Scans).Should().BeEmpty();
    }

    [Fact]
    public async Task What_was_first_asked_when_there_was_nothing_reads_by_key_when_there_is_much()
    {
        await using var recorded = new RecordedStore(_stores.ConnectionString);
        await ResumeAsync(recorded.Store);
        await RunAsync(
            """
            INSERT INTO lennotify_states SELECT 'u' || n, 1, 1, 1, 0, NULL, '' FROM generate_series(1, 5000) n;
            INSERT INTO lennotify_items (id, publication_id, user_id, sequence, notification, type, severity, priority, listed, counted, decisions, created_at, expired, answer_unread)
                SELECT gen_random_uuid(), gen_random_uuid(), 'u' || n, 1, '{"type":"a","title":"b"}', 'a', 1, 1, TRUE, TRUE, '[]', n, FALSE, 1 FROM generate_series(1, 5000) n;
            """);
        recorded.Plans.Take();

        await ResumeAsync(recorded.Store);

        recorded.Plans.Take().SelectMany(PlanRecorder.Scans).Should().BeEmpty();
    }

    private static Task ResumeAsync(INotificationStore store) =>
        Task.WhenAll(Enumerable.Range(0, 50).Select(i => store.ResumeAsync($"u{i}", 0, 9, World.Start, default)));

    private async Task RunAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(_stores.ConnectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
