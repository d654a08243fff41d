namespace LenNotify;

/// <summary>
/// The statements of documents. One that somebody deleted leaves its version behind, so that it never comes back under a version that
/// a cache knows. One that the system forgets leaves nothing: what comes back begins at a version drawn by lot.
/// </summary>
internal static class DocumentSql
{
    public const string Get =
        """
        SELECT d.kind, d.owner, d.name, d.version, d.json FROM {rows kind:text owner:text name:text}
        JOIN {documents} d ON d.kind = r.kind AND d.owner = r.owner AND d.name = r.name AND d.json IS NOT NULL
        """;

    public const string PutNew =
        """
        INSERT INTO {documents} AS d (kind, owner, name, version, json) VALUES (@1, @2, @3, @5, @4)
        ON CONFLICT (kind, owner, name) DO UPDATE SET version = d.version + 1, json = excluded.json WHERE d.json IS NULL
        RETURNING d.version
        """;

    public const string PutOver =
        """
        UPDATE {documents} SET version = version + 1, json = @4
        WHERE kind = @1 AND owner = @2 AND name = @3 AND version = @5 AND json IS NOT NULL RETURNING version
        """;

    public const string Delete =
        """
        UPDATE {documents} SET version = version + 1, json = NULL
        WHERE kind = @1 AND owner = @2 AND name = @3 AND json IS NOT NULL AND (@4 = 0 OR version = @4) RETURNING version
        """;

    public const string Forget =
        """
        DELETE FROM {documents}
        WHERE kind = @1 AND owner = @2 AND name = @3 AND json IS NOT NULL AND (@4 = 0 OR version = @4) RETURNING version
        """;

    public const string List =
        """
        SELECT d.kind, d.owner, d.name, d.version, d.json FROM {documents} d
        WHERE d.kind = @1 AND d.json IS NOT NULL
            AND (d.owner{ordinal} > @2 OR (d.owner = @2 AND (@4 OR d.name{ordinal} > @3)))
        ORDER BY d.owner{ordinal}, d.name{ordinal} LIMIT @5
        """;

    /// <summary>Who has a book of contacts, in the order of the key's own index: a page costs no more than its rows.</summary>
    public const string ListBooks = "SELECT b.user_id, b.version FROM {books} b WHERE b.user_id > @1 ORDER BY b.user_id LIMIT @2";

    public const string Versions =
        """
        SELECT r.kind, r.owner, r.name, COALESCE(d.version, b.version, 0) FROM {rows kind:text owner:text name:text is_book:boolean}
        LEFT JOIN {documents} d ON NOT r.is_book AND d.kind = r.kind AND d.owner = r.owner AND d.name = r.name AND d.json IS NOT NULL
        LEFT JOIN {books} b ON r.is_book AND b.user_id = r.owner
        """;
}
