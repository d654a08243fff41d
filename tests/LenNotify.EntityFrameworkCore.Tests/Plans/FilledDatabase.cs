using System.Globalization;
using Npgsql;

namespace LenNotify.EntityFrameworkCore.Tests;

/// <summary>
/// A database that has been in use for a while: mostly what is over, and a little that is under way, as it is with history. One
/// person has a sixth of all. Made when the first test asks for it.
/// </summary>
public sealed class FilledDatabase : IAsyncLifetime
{
    internal const string Channel = "sms";
    internal const string Heavy = "u0";
    internal const int People = 10_000;
    internal const int Items = 60_000;

    // Numbers become ids, so that tests can name rows. Every sixth item is the heavy person's.
    private const string Fill =
        """
        CREATE FUNCTION id_of(n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$ SELECT lpad(to_hex(n), 32, '0')::uuid $$;
        CREATE FUNCTION owner_of(n bigint) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT CASE WHEN n % 6 = 0 THEN 'u0' ELSE 'u' || n % 10000 END $$;
        INSERT INTO lennotify_states SELECT 'u' || n, 10000, 1, 10, 0, NULL, '' FROM generate_series(0::bigint, 9999) n;
        INSERT INTO lennotify_books SELECT 'u' || n, 1, '{}' FROM generate_series(0::bigint, 9999) n;
        INSERT INTO lennotify_documents SELECT 'preferences', 'u' || n, '', 1, '{}' FROM generate_series(0::bigint, 9999) n;
        INSERT INTO lennotify_contacts (user_id, id, place, channel, address, address_hash)
            SELECT 'u' || n, id_of(n), 0, 'sms', int8send(n), int8send(n) FROM generate_series(0::bigint, 9999) n;
        INSERT INTO lennotify_publications (id, producer, dedupe_key, body_hash, type, payload, is_event, audience, due_at, correlation_id, accepted_at, routed, claims)
            SELECT id_of(n), 'host', 'k' || n, '', 'order_filled', '{}', FALSE, '["u0"]', @start + n, 'c', @start + n * 10000000, n < 59950, 0 FROM generate_series(0::bigint, 59999) n;
        INSERT INTO lennotify_outbox (id, producer, dedupe_key, body_hash, type, payload, is_event, audience, due_at, correlation_id)
            SELECT id_of(n + 1000000), 'host', 'o' || n, '', 'order_filled', '{}', FALSE, '["u0"]', @start + 100000000000000, 'c' FROM generate_series(0::bigint, 4999) n;
        INSERT INTO lennotify_items (id, publication_id, user_id, sequence, notification, type, severity, priority, listed, counted, decisions, created_at,
                expires_at, expired, answer_unread)
            SELECT id_of(n), id_of(n), owner_of(n), n, '{"type":"order_filled","title":"BTC/USD filled"}', 'order_filled', 1, 1, TRUE, n % 100 = 0, '[]', @start + n * 10000000,
                CASE WHEN n % 1000 = 0 THEN @start + n * 10000000 END, FALSE, 0 FROM generate_series(0::bigint, 59999) n;
        INSERT INTO lennotify_deliveries (id, user_id, channel, target_id, priority, open, unless_read, state, due_at, turn, wake_at, attempts, running, caps_taken,
                takes_caps, ended_at, cause)
            SELECT id_of(n), owner_of(n), 'sms', id_of(7), 1, FALSE, FALSE, s, @start + n, @start + n, CASE WHEN s = 0 THEN @start + n * 10000000 END, 1, FALSE, TRUE,
                TRUE, CASE WHEN s IN (4, 5) THEN @start + n * 10000000 END, CASE WHEN s = 5 THEN 'gone' END
            FROM (SELECT n, CASE WHEN n >= 59500 THEN 1 WHEN n >= 59000 THEN 0 WHEN n % 100 = 7 THEN 5 ELSE 4 END AS s FROM generate_series(0::bigint, 59999) n) of;
        INSERT INTO lennotify_members (delivery_id, item_id) SELECT id_of(n), id_of(n) FROM generate_series(0::bigint, 59999) n;
        INSERT INTO lennotify_attempts (delivery_id, channel, number, started_at, ended_at, state)
            SELECT id_of(n), 'sms', 1, @start + n, @start + n, 0 FROM generate_series(0::bigint, 58999) n;
        INSERT INTO lennotify_messages (channel, reference, delivery_id) SELECT 'sms', 'm' || n, id_of(n) FROM generate_series(0::bigint, 58999) n;
        INSERT INTO lennotify_rulings (item_id, delivery_id, channel, verdict, reason, at) SELECT id_of(n), id_of(n), 'sms', 0, 0, @start FROM generate_series(0::bigint, 20000) n;
        INSERT INTO lennotify_engagements SELECT id_of(n), 0, 'inapp', '', owner_of(n), @start FROM generate_series(0::bigint, 20000) n;
        INSERT INTO lennotify_audit (actor, action, target, outcome, at) SELECT 'op', 'asked', 't' || n, 'done', @start + n FROM generate_series(0::bigint, 20000) n;
        """;

    private readonly Lazy<Task<RecordedStore>> _filled;
    private TestStores? _stores;

    public FilledDatabase() => _filled = new Lazy<Task<RecordedStore>>(FillAsync);

    /// <summary>When the oldest is from; each item is a second younger than the one before.</summary>
    internal static DateTimeOffset Start => World.Start;

    /// <summary>When the youngest is from.</summary>
    internal static DateTimeOffset Now { get; } = Start.AddSeconds(Items);

    internal static Guid IdOf(int number) => Guid.Parse(number.ToString("x32", CultureInfo.InvariantCulture));

    internal Task<RecordedStore> OpenAsync() => _filled.Value;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_filled is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            await (await _filled.Value).DisposeAsync();
        }

        await (_stores?.DropAsync() ?? Task.CompletedTask);
    }

    private async Task<RecordedStore> FillAsync()
    {
        _stores = await TestStores.CreateAsync();
        await using (var filling = NpgsqlDataSource.Create($"{_stores.ConnectionString};Command Timeout=300"))
        {
            await using var fill = filling.CreateCommand(
                Fill.Replace("@start", Start.UtcTicks.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
            await fill.ExecuteNonQueryAsync();
            await using var analyze = filling.CreateCommand("VACUUM ANALYZE");
            await analyze.ExecuteNonQueryAsync();
        }

        return new RecordedStore(_stores.ConnectionString);
    }
}
