using System.Globalization;

namespace LenNotify.Tests.Plans;

/// <summary>
/// Tables that have been in use for a while: mostly what is over, and a little that is under way, as it is with history. One
/// person has far more than anybody else. Ids, keys and references are made of numbers, so that whoever asks can name rows.
/// </summary>
/// <param name="Items">How many items there are, and about as many of all that belongs to them; each a second younger than the one before.</param>
/// <param name="HeavyEvery">Every so many is the heavy person's.</param>
internal sealed record FilledTables(int Items, int HeavyEvery)
{
    internal const string Channel = "sms";
    internal const string Heavy = "u0";
    internal const int People = 10_000;

    /// <summary>One item in so many is unread.</summary>
    internal int UnreadEvery { get; init; } = 100;

    /// <summary>What every item says.</summary>
    internal string Notification { get; init; } = """{"type":"order_filled","title":"BTC/USD filled"}""";

    /// <summary>What was decided about every item.</summary>
    internal string Decisions { get; init; } = "[]";

    /// <summary>The type of item number <c>n</c>, as SQL.</summary>
    internal string Type { get; init; } = "'order_filled'";

    /// <summary>The severity of item number <c>n</c>, as SQL.</summary>
    internal string Severity { get; init; } = "1";

    /// <summary>When the youngest is from.</summary>
    internal DateTimeOffset Now => World.Start.AddSeconds(Items);

    /// <summary>Numbers as ids, and whose item a number is.</summary>
    internal string Functions => Put(
        """
        CREATE FUNCTION id_of(n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$ SELECT lpad(to_hex(n), 32, '0')::uuid $$;
        CREATE FUNCTION owner_of(n bigint) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT CASE WHEN n % @every = 0 THEN 'u0' ELSE 'u' || n % @people END $$;
        """);

    /// <summary>What people see: their items, counters, choices and addresses.</summary>
    internal string Inboxes => Put(
        """
        INSERT INTO lennotify_states SELECT 'u' || n, @items, 1, CASE WHEN n = 0 THEN @items / @every ELSE @items / @people END / @unread, 0, NULL, ''
            FROM generate_series(0::bigint, @people - 1) n;
        INSERT INTO lennotify_books SELECT 'u' || n, 1, '{}' FROM generate_series(0::bigint, @people - 1) n;
        INSERT INTO lennotify_documents SELECT 'preferences', 'u' || n, '', 1, '{}' FROM generate_series(0::bigint, @people - 1) n;
        INSERT INTO lennotify_contacts (user_id, id, place, channel, address, address_hash)
            SELECT 'u' || n, id_of(n), 0, 'sms', int8send(n), int8send(n) FROM generate_series(0::bigint, @people - 1) n;
        INSERT INTO lennotify_items (id, publication_id, user_id, sequence, notification, type, severity, priority, listed, counted, decisions, created_at,
                expires_at, expired, answer_unread)
            SELECT id_of(n), id_of(n), owner_of(n), n, '@notification', @type, @severity, 1, TRUE, n % @unread = 0, '@decisions', @start + n * 10000000,
                CASE WHEN n % 1000 = 0 THEN @start + n * 10000000 END, FALSE, 0 FROM generate_series(0::bigint, @items - 1) n;
        """);

    /// <summary>What workers see: publications, deliveries and their history.</summary>
    internal string Queues => Put(
        """
        INSERT INTO lennotify_publications (id, producer, dedupe_key, body_hash, type, payload, is_event, audience, due_at, correlation_id, accepted_at, routed, claims)
            SELECT id_of(n), 'host', 'k' || n, '', 'order_filled', '{}', FALSE, '["u0"]', @start + n, 'c', @start + n * 10000000, n < @items - 50, 0
            FROM generate_series(0::bigint, @items - 1) n;
        INSERT INTO lennotify_outbox (id, producer, dedupe_key, body_hash, type, payload, is_event, audience, due_at, correlation_id)
            SELECT id_of(n + @items * 10), 'host', 'o' || n, '', 'order_filled', '{}', FALSE, '["u0"]', @start + 100000000000000, 'c' FROM generate_series(0::bigint, 4999) n;
        INSERT INTO lennotify_deliveries (id, user_id, channel, target_id, priority, open, unless_read, state, due_at, turn, wake_at, attempts, running, caps_taken,
                takes_caps, ended_at, cause)
            SELECT id_of(n), owner_of(n), 'sms', id_of(7), 1, FALSE, FALSE, s, @start + n, @start + n, CASE WHEN s = 0 THEN @start + n * 10000000 END, 1, FALSE, TRUE,
                TRUE, CASE WHEN s IN (4, 5) THEN @start + n * 10000000 END, CASE WHEN s = 5 THEN 'gone' END
            FROM (SELECT n, CASE WHEN n >= @items - 500 THEN 1 WHEN n >= @items - 1000 THEN 0 WHEN n % 100 = 7 THEN 5 ELSE 4 END AS s
                FROM generate_series(0::bigint, @items - 1) n) of;
        INSERT INTO lennotify_members (delivery_id, item_id) SELECT id_of(n), id_of(n) FROM generate_series(0::bigint, @items - 1) n;
        INSERT INTO lennotify_attempts (delivery_id, channel, number, started_at, ended_at, state)
            SELECT id_of(n), 'sms', 1, @start + n, @start + n, 0 FROM generate_series(0::bigint, @items - 1001) n;
        INSERT INTO lennotify_messages (channel, reference, delivery_id) SELECT 'sms', 'm' || n, id_of(n) FROM generate_series(0::bigint, @items - 1001) n;
        INSERT INTO lennotify_rulings (item_id, delivery_id, channel, verdict, reason, at) SELECT id_of(n), id_of(n), 'sms', 0, 0, @start FROM generate_series(0::bigint, @items / 3) n;
        INSERT INTO lennotify_engagements SELECT id_of(n), 0, 'inapp', '', owner_of(n), @start FROM generate_series(0::bigint, @items / 3) n;
        INSERT INTO lennotify_audit (actor, action, target, outcome, at) SELECT 'op', 'asked', 't' || n, 'done', @start + n FROM generate_series(0::bigint, @items / 3) n;
        """);

    internal static Guid IdOf(int number) => Guid.Parse(number.ToString("x32", CultureInfo.InvariantCulture));

    private string Put(string script)
    {
        (string Name, object Value)[] values =
        [
            ("@items", Items), ("@every", HeavyEvery), ("@people", People), ("@unread", UnreadEvery), ("@start", World.Start.UtcTicks),
            ("@notification", Notification.Replace("'", "''", StringComparison.Ordinal)), ("@decisions", Decisions), ("@type", Type), ("@severity", Severity),
        ];
        return values.Aggregate(script, (text, one) => text.Replace(one.Name, Convert.ToString(one.Value, CultureInfo.InvariantCulture), StringComparison.Ordinal));
    }
}
