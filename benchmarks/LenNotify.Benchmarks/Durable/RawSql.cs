using System.Globalization;
using LenNotify.Storage;

namespace LenNotify.Benchmarks.Durable;

/// <summary>The statements of the hand-written side. Each does as much as it can at once.</summary>
internal static class RawSql
{
    internal const string Publish =
        """
        INSERT INTO lennotify_publications (id, producer, dedupe_key, body_hash, type, payload, is_event, audience, due_at,
            correlation_id, accepted_at, routed, claims)
        SELECT r.id, 'host', r.dedupe_key, r.body_hash, r.type, r.payload, FALSE, r.audience, $7, r.dedupe_key, $7, TRUE, 0
        FROM unnest($1::uuid[], $2::text[], $3::bytea[], $4::text[], $5::text[], $6::text[]) AS r(id, dedupe_key, body_hash, type, payload, audience)
        ON CONFLICT DO NOTHING
        """;

    /// <summary>Each person once, in order: that is how writers lock in one order, and how a batch costs one new row version a person.</summary>
    internal const string Count =
        """
        INSERT INTO lennotify_states AS s (user_id, sequence, version, unread, read_up_to, activity)
        SELECT r.user_id, r.items, 0, r.items, 0, r.starts FROM unnest($1::text[], $2::bigint[], $3::bytea[]) AS r(user_id, items, starts) ORDER BY r.user_id COLLATE "C"
        ON CONFLICT (user_id) DO UPDATE SET sequence = s.sequence + excluded.sequence, unread = s.unread + excluded.unread,
            activity = substring(s.activity || excluded.activity FROM greatest(1, length(s.activity) + length(excluded.activity) - 239))
        RETURNING s.user_id, s.sequence, s.unread
        """;

    /// <summary>The states inside, so that each is read by key also where the plan was made when the table was empty.</summary>
    internal const string Items =
        """
        INSERT INTO lennotify_items (id, publication_id, user_id, sequence, notification, type, severity, priority, listed, counted, decisions,
            created_at, expired, answer_place, answer_unread, words)
        SELECT r.id, r.publication_id, r.user_id, s.sequence - r.back, r.notification, r.type, 1, 1, TRUE, TRUE, r.decisions, $8, FALSE, 0, s.unread - r.back,
            CAST(r.words AS tsvector)
        FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::bigint[], $5::text[], $6::text[], $7::text[], $9::text[])
            AS r(id, publication_id, user_id, back, notification, type, decisions, words)
        CROSS JOIN LATERAL (SELECT sequence, unread FROM lennotify_states WHERE user_id = r.user_id OFFSET 0) AS s
        """;

    internal const string Deliveries =
        """
        INSERT INTO lennotify_deliveries (id, user_id, channel, target_id, priority, open, unless_read, state, due_at, turn, attempts,
            running, caps_taken, takes_caps)
        SELECT r.id, r.user_id, 'noop', '00000000-0000-0000-0000-000000000000', 1, FALSE, FALSE, 1, $3, $3, 0, FALSE, FALSE, FALSE
        FROM unnest($1::uuid[], $2::text[]) AS r(id, user_id)
        """;

    internal const string Members = "INSERT INTO lennotify_members (delivery_id, item_id) SELECT * FROM unnest($1::uuid[], $2::uuid[])";

    /// <summary>Locks what is due and whom it is for, starts it and answers with what it says.</summary>
    internal const string Claim =
        """
        WITH due AS (
            SELECT d.id, s.user_id, s.activity FROM lennotify_deliveries d JOIN lennotify_states s ON s.user_id = d.user_id
            WHERE d.channel = 'noop' AND d.state = 1 ORDER BY d.turn, d.id LIMIT 500 FOR UPDATE OF d, s SKIP LOCKED),
        begun AS (
            UPDATE lennotify_deliveries d SET state = 2, running = TRUE, wake_at = $3, attempts = d.attempts + 1, takes_caps = TRUE, caps_taken = TRUE,
                started_at = $2, first_attempt_at = COALESCE(d.first_attempt_at, $2), lease_owner = $1
            FROM due WHERE d.id = due.id
            RETURNING d.id, d.user_id, due.activity)
        SELECT b.id, b.user_id, b.activity, i.notification FROM begun b
        JOIN lennotify_members m ON m.delivery_id = b.id AND m.left_at IS NULL JOIN lennotify_items i ON i.id = m.item_id
        """;

    internal const string KeepStarts =
        "UPDATE lennotify_states AS s SET activity = r.starts FROM unnest($1::text[], $2::bytea[]) AS r(user_id, starts) WHERE s.user_id = r.user_id";

    /// <summary>Ends what is still ours, and logs the attempts.</summary>
    internal const string Complete =
        """
        WITH done AS (
            UPDATE lennotify_deliveries SET state = 4, running = FALSE, lease_owner = NULL, wake_at = NULL, ended_at = $3
            WHERE id = ANY($1) AND lease_owner = $2 AND running RETURNING id, channel, attempts, started_at)
        INSERT INTO lennotify_attempts (delivery_id, channel, number, started_at, ended_at, state)
        SELECT d.id, d.channel, d.attempts, d.started_at, $3, 0 FROM done d RETURNING delivery_id
        """;

    /// <summary>What is searched for, as the index keeps it: each word behind a key of the person's.</summary>
    internal static string WordsOf(string userId, Notification notification)
    {
        var begin = string.GetHashCode(userId, StringComparison.Ordinal).ToString("x8", CultureInfo.InvariantCulture) + "0_";
        return string.Join(' ', SearchWords.Of(notification).Select(word => begin + word));
    }
}
