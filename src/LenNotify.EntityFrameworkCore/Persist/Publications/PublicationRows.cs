using LenNotify.Storage;

namespace LenNotify;

/// <summary>How a publication is read and written.</summary>
internal static class PublicationRows
{
    /// <summary>The columns that <see cref="Read"/> reads.</summary>
    public const string Columns =
        """
        p.id, p.producer, p.dedupe_key, p.body_hash, p.type, p.payload, p.is_event, p.audience, p.segment, p.due_at,
        p.correlation_id, p.trace_parent
        """;

    /// <summary>
    /// Stores them where all their keys are free, and fails where one is not. A key that another is storing at the moment is waited for;
    /// in the order of <see cref="Values"/>, so that no two batches wait for each other. It is put in order there, and not here: a database
    /// would carry whole rows about for it.
    /// </summary>
    public const string InsertAll =
        """
        INSERT INTO {publications} (id, producer, dedupe_key, body_hash, type, payload, is_event, audience, segment, due_at,
            correlation_id, trace_parent, cursor, routed, accepted_at, claims)
        SELECT r.id, r.producer, r.dedupe_key, r.body_hash, r.type, r.payload, r.is_event, r.audience, r.segment, r.due_at,
            r.correlation_id, r.trace_parent, r.cursor, r.routed, @1, 0
        FROM {rows id:uuid producer:text dedupe_key:text body_hash:bytea type:text payload:text is_event:boolean audience:text
            segment:text due_at:bigint correlation_id:text trace_parent:text cursor:text routed:boolean}
        """;

    /// <summary>Stores those whose key is free, and answers with their ids. It waits as <see cref="InsertAll"/> does.</summary>
    public const string Insert = InsertAll + " WHERE TRUE ON CONFLICT DO NOTHING RETURNING id";

    /// <summary>The stored publications that have one of these keys or ids.</summary>
    public const string FindFirst =
        """
        SELECT p.id, p.producer, p.dedupe_key, p.body_hash FROM {publications} p
        JOIN {rows producer:text dedupe_key:text} ON p.producer = r.producer AND p.dedupe_key = r.dedupe_key
        UNION
        SELECT p.id, p.producer, p.dedupe_key, p.body_hash FROM {publications} p WHERE p.id {any 1}
        """;

    /// <summary>A publication.</summary>
    public static Publication Read(RowReader row) => new()
    {
        Id = row.Id(),
        Producer = row.Text(),
        DedupeKey = row.Text(),
        BodyHash = row.Bytes(),
        Type = row.Text(),
        Payload = row.Text(),
        IsEvent = row.Flag(),
        Audience = ReadAudience(row.TextOrNull(), row.TextOrNull()),
        DueAt = row.Instant(),
        CorrelationId = row.Text(),
        TraceParent = row.TextOrNull(),
    };

    /// <summary>The values of both, in the order of their keys.</summary>
    public static object?[] Values(IEnumerable<(Publication Publication, string? Cursor, bool Routed)> offered, DateTimeOffset now)
    {
        (Publication Publication, string? Cursor, bool Routed)[] rows = [.. offered];
        Array.Sort(rows, static (one, other) => Compare(one.Publication, other.Publication));
        return
        [
            Column.Of(rows, row => row.Publication.Id),
            Column.Of(rows, row => row.Publication.Producer),
            Column.Of(rows, row => row.Publication.DedupeKey),
            Column.Of(rows, row => row.Publication.BodyHash.ToArray()),
            Column.Of(rows, row => row.Publication.Type),
            Column.Of(rows, row => row.Publication.Payload),
            Column.Of(rows, row => row.Publication.IsEvent),
            Column.Of(rows, row => row.Publication.Audience.Segment is null ? StoreJson.Write(row.Publication.Audience.UserIds) : null),
            Column.Of(rows, row => row.Publication.Audience.Segment),
            Column.Of(rows, row => row.Publication.DueAt.UtcTicks),
            Column.Of(rows, row => row.Publication.CorrelationId),
            Column.Of(rows, row => row.Publication.TraceParent),
            Column.Of(rows, row => row.Cursor),
            Column.Of(rows, row => row.Routed),
            now.UtcTicks,
        ];
    }

    private static int Compare(Publication one, Publication other) =>
        string.CompareOrdinal(one.Producer, other.Producer) is var order and not 0 ? order : string.CompareOrdinal(one.DedupeKey, other.DedupeKey);

    private static Audience ReadAudience(string? userIds, string? segment) =>
        segment is null ? Audience.Users(StoreJson.Read<IReadOnlyList<string>>(userIds!)) : Audience.Of(segment);
}
