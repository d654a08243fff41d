namespace LenNotify;

/// <summary>The statements that erase a person. Each deletes rows of one table; how many is told in the receipt.</summary>
internal static class EraseSql
{
    /// <summary>The table of states, as the receipt names it.</summary>
    public const string States = "states";

    /// <summary>Publications whose audience names the person, who is given as the audience is written.</summary>
    public const string Addressed =
        "SELECT p.id, p.audience FROM {publications} p WHERE p.audience IS NOT NULL AND REPLACE(p.audience, @1, '') <> p.audience";

    public const string Readdress =
        "UPDATE {publications} AS p SET audience = r.audience FROM {rows id:uuid audience:text} WHERE p.id = r.id";

    /// <summary>Fan-outs whose cursor names the person, or somebody whose id holds the person's, begin anew: nobody is routed twice.</summary>
    public const string ForgetCursors = "UPDATE {publications} SET cursor = NULL WHERE NOT routed AND REPLACE(cursor, @1, '') <> cursor";

    public const string DeletePublications = "DELETE FROM {publications} WHERE id {any 1}";

    /// <summary>Tables by the name that the receipt has for them; children come before what they hang on.</summary>
    public static readonly IReadOnlyList<(string What, string Statement)> Deletes =
    [
        ("rulings", "DELETE FROM {rulings} WHERE item_id IN (SELECT i.id FROM {items} i WHERE i.user_id = @1) RETURNING 1"),
        ("engagements", "DELETE FROM {engagements} WHERE item_id IN (SELECT i.id FROM {items} i WHERE i.user_id = @1) RETURNING 1"),
        ("attempts", "DELETE FROM {attempts} WHERE delivery_id IN (SELECT d.id FROM {deliveries} d WHERE d.user_id = @1) RETURNING 1"),
        ("provider_messages", "DELETE FROM {messages} WHERE delivery_id IN (SELECT d.id FROM {deliveries} d WHERE d.user_id = @1) RETURNING 1"),
        ("members", "DELETE FROM {members} WHERE delivery_id IN (SELECT d.id FROM {deliveries} d WHERE d.user_id = @1) RETURNING 1"),
        ("deliveries", "DELETE FROM {deliveries} WHERE user_id = @1 RETURNING 1"),
        ("items", "DELETE FROM {items} WHERE user_id = @1 RETURNING 1"),
        ("contacts", "DELETE FROM {contacts} WHERE user_id = @1 RETURNING 1"),
        ("contact_books", "DELETE FROM {books} WHERE user_id = @1 RETURNING 1"),
        ("documents", "DELETE FROM {documents} WHERE owner = @1 RETURNING 1"),
        ("audit_facts", "DELETE FROM {audit} WHERE actor = @1 OR target = @1 RETURNING 1"),
        (States, "DELETE FROM {states} WHERE user_id = @1 RETURNING 1"),
    ];
}
