namespace LenNotify;

/// <summary>The statements of contacts.</summary>
internal static class ContactSql
{
    /// <summary>Books with their contacts in one statement, so that both are of one moment. What is suppressed is laid over them.</summary>
    public const string Get =
        """
        SELECT b.user_id, b.version, b.opt_outs, c.id, c.channel, c.address, c.address_hash, c.country, c.verified_at, c.consent, x.cause, x.evidence
        FROM {books} b LEFT JOIN {contacts} c ON c.user_id = b.user_id
        LEFT JOIN {suppressions} x ON x.channel = c.channel AND x.address_hash = c.address_hash
        WHERE b.user_id {any 1} ORDER BY b.user_id, c.place
        """;

    public const string PutNew =
        "INSERT INTO {books} (user_id, version, opt_outs) VALUES (@1, 1, @2) ON CONFLICT DO NOTHING RETURNING version";

    public const string PutOver =
        "UPDATE {books} SET version = version + 1, opt_outs = @2 WHERE user_id = @1 AND version = @3 RETURNING version";

    public const string Clear = "DELETE FROM {contacts} WHERE user_id = @1";

    public const string Insert =
        """
        INSERT INTO {contacts} (user_id, id, place, channel, address, address_hash, country, verified_at, consent)
        SELECT @1, r.id, r.place, r.channel, r.address, r.address_hash, r.country, r.verified_at, r.consent
        FROM {rows id:uuid place:integer channel:text address:bytea address_hash:bytea country:text verified_at:bigint consent:text}
        """;

    public const string LockBook = "SELECT b.version FROM {books} b WHERE b.user_id = @1 {lock}";

    public const string Remove = "DELETE FROM {contacts} WHERE user_id = @1 AND id = @2 RETURNING id";

    public const string Touch = "UPDATE {books} SET version = version + 1 WHERE user_id = @1";

    /// <summary>Owners and suppressions of addresses, by their place among those asked for.</summary>
    public const string Known =
        """
        SELECT r.nth, x.cause, x.evidence, c.user_id FROM {rows nth:integer channel:text address_hash:bytea}
        LEFT JOIN {suppressions} x ON x.channel = r.channel AND x.address_hash = r.address_hash
        LEFT JOIN {contacts} c ON c.channel = r.channel AND c.address_hash = r.address_hash
        """;

    /// <summary>An opt-out is the person's own word; no other cause takes its place. It is the cause with the number 0.</summary>
    public const string Suppress =
        """
        INSERT INTO {suppressions} AS x (channel, address_hash, cause, evidence) VALUES (@1, @2, @3, @4)
        ON CONFLICT (channel, address_hash) DO UPDATE SET cause = excluded.cause, evidence = excluded.evidence WHERE x.cause <> 0
        """;

    public const string Lift = "DELETE FROM {suppressions} WHERE channel = @1 AND address_hash = @2";

    public const string TouchOwners =
        """
        UPDATE {books} SET version = version + 1 WHERE user_id IN (
            SELECT c.user_id FROM {contacts} c WHERE c.channel = @1 AND c.address_hash = @2) RETURNING user_id
        """;
}
