using LenNotify.Storage;

namespace LenNotify;

/// <summary>How a person's state is read, locked and written.</summary>
internal static class StateRows
{
    /// <summary>The columns that <see cref="Read"/> reads.</summary>
    public const string Columns = "s.user_id, s.sequence, s.version, s.unread, s.read_up_to, s.activity";

    /// <summary>How many those are.</summary>
    public const int Count = 6;

    /// <summary>Makes rows for people that have none. In order, as the locks are taken, so that no two of these wait for each other.</summary>
    public const string Insert =
        """
        INSERT INTO {states} (user_id, sequence, version, unread, read_up_to, activity)
        SELECT r.user_id, 0, 0, 0, 0, r.activity FROM {rows user_id:text activity:bytea} ORDER BY r.user_id{ordinal}
        ON CONFLICT DO NOTHING
        """;

    /// <summary>Locks people, and reads their states and revisions as of then.</summary>
    public const string Lock = $$"""
        SELECT {{Columns}}, s.revision FROM {states} s WHERE s.user_id {any 1} ORDER BY s.user_id{ordinal} {lock}
        """;

    /// <summary>
    /// One person's state. Not as a list of one: a database that cannot know how long a list will be plans anew for each, which
    /// takes longer than to read the row.
    /// </summary>
    public const string FindOne = $"SELECT {Columns} FROM {{states}} s WHERE s.user_id = @1";

    /// <summary>The states of those of these people who have one.</summary>
    public const string FindAll = $"SELECT {Columns} FROM {{states}} s WHERE s.user_id {{any 1}}";

    /// <summary>Locks one person, and reads the state as of then.</summary>
    public const string LockOne = FindOne + " {lock}";

    /// <summary>
    /// Writes what an append changed, and its revision. They are locked, so all of them are there, and none is inserted: it is a conflict
    /// each time, because a conflict is found by key. An update joins the rows with the table, and while that is small reads all of it.
    /// </summary>
    public const string Advance = $"{Write} WHERE TRUE {Over}";

    /// <summary>
    /// Writes the same to people who were not locked before, where their revisions are still the known ones, and answers for those. In
    /// order, as locks are taken. Whoever is gone is inserted with the known revision, which gives no answer either.
    /// </summary>
    public const string AdvanceKnown = $$"""
        {{Write}} ORDER BY r.user_id{ordinal} {{Over}}
            WHERE s.revision = excluded.revision RETURNING CASE WHEN s.revision = @1 THEN s.user_id END AS id
        """;

    private const string Write =
        """
        INSERT INTO {states} AS s (user_id, sequence, version, unread, read_up_to, activity, revision)
        SELECT r.user_id, r.sequence, 0, r.unread, 0, r.activity, r.revision
        FROM {rows user_id:text sequence:bigint unread:bigint activity:bytea revision:bigint}
        """;

    private const string Over =
        """
        ON CONFLICT (user_id) DO UPDATE SET sequence = excluded.sequence, unread = excluded.unread, activity = excluded.activity, revision = @1
        """;

    /// <summary>Writes what a claim or its undo changed.</summary>
    public const string Remember =
        """
        UPDATE {states} AS s SET activity = r.activity, revision = s.revision + 1 FROM {rows user_id:text activity:bytea} WHERE s.user_id = r.user_id
        """;

    /// <summary>Someone who never got anything.</summary>
    public static UserState Nobody(string userId) => new(userId, 0, 0, 0, 0, UserActivity.None);

    /// <summary>A state.</summary>
    public static UserState Read(RowReader row) =>
        new(row.Text(), row.Number(), row.Number(), row.Number(), row.Number(), UserActivity.FromBytes(row.Bytes()));

    /// <summary>A state, or nobody's where the columns have no values.</summary>
    public static UserState ReadOr(RowReader row, string nobody)
    {
        if (!row.IsNull())
        {
            return Read(row);
        }

        row.Pass(Count);
        return Nobody(nobody);
    }
}
