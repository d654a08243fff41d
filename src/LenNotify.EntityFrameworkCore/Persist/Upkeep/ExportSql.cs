using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>Everything held about a person, as documents whose kinds are named after the tables.</summary>
internal static class ExportSql
{
    /// <summary>The parts, each a statement with one parameter and how its rows become documents.</summary>
    public static IEnumerable<(string Statement, Func<RowReader, StoredDocument> Read)> Parts(string userId)
    {
        StoredDocument Document(string kind, string name, JsonObject content) =>
            new(new DocumentKey(kind, userId, name), 0, content.ToJsonString());

        yield return (
            "SELECT s.sequence, s.version, s.unread, s.read_up_to, s.activity FROM {states} s WHERE s.user_id = @1",
            row => Document("state", "", new JsonObject
            {
                ["sequence"] = row.Number(),
                ["version"] = row.Number(),
                ["unread"] = row.Number(),
                ["read_up_to"] = row.Number(),
                ["activity"] = Convert.ToBase64String(row.Bytes()),
            }));
        yield return (
            $"SELECT {ItemRows.Columns} FROM {{items}} i JOIN {{states}} s ON s.user_id = i.user_id WHERE i.user_id = @1 ORDER BY i.created_at, i.sequence, i.id",
            row => ItemRows.Read(row) is var item ? Document("item", item.Id.ToString("N"), new JsonObject
            {
                ["sequence"] = item.Sequence,
                ["priority"] = item.Priority.ToString().ToLowerInvariant(),
                ["listed"] = item.Listed,
                ["created_at"] = item.CreatedAt,
                ["read_at"] = item.ReadAt,
                ["dismissed_at"] = item.DismissedAt,
                ["notification"] = JsonNode.Parse(item.Notification.ToJson()),
                ["decisions"] = JsonNode.Parse(StoreJson.Write(item.Decisions)),
            }) : null!);
        yield return (
            "SELECT d.id, d.channel, d.state, d.due_at, d.attempts, d.cause FROM {deliveries} d WHERE d.user_id = @1 ORDER BY d.id",
            row => Document("delivery", row.Id().ToString("N"), new JsonObject
            {
                ["channel"] = row.Text(),
                ["state"] = row.Choice<DeliveryState>().ToString().ToLowerInvariant(),
                ["due_at"] = row.Instant(),
                ["attempts"] = row.Count(),
                ["cause"] = row.TextOrNull(),
            }));
        yield return (
            "SELECT e.item_id, e.kind, e.channel, e.action_key, e.at FROM {engagements} e JOIN {items} i ON i.id = e.item_id WHERE i.user_id = @1",
            row => (Item: row.Id(), Kind: row.Choice<EngagementKind>().ToString().ToLowerInvariant(), Channel: row.Text(), Key: row.Text()) is var one
                ? Document("engagement", $"{one.Item:N}/{one.Kind}/{one.Channel}/{one.Key}", new JsonObject
                {
                    ["kind"] = one.Kind,
                    ["channel"] = one.Channel,
                    ["action_key"] = one.Key,
                    ["at"] = row.Instant(),
                })
                : null!);
        foreach (var part in Told(Document).Concat(OwnWords(Document)))
        {
            yield return part;
        }
    }

    // What became of deliveries, and why some never went out.
    private static IEnumerable<(string Statement, Func<RowReader, StoredDocument> Read)> Told(Func<string, string, JsonObject, StoredDocument> document)
    {
        yield return (
            "SELECT a.id, a.delivery_id, a.channel, a.number, a.started_at, a.ended_at, a.cause FROM {attempts} a JOIN {deliveries} d ON d.id = a.delivery_id WHERE d.user_id = @1 ORDER BY a.id",
            row => document("attempt", row.Number().ToString(CultureInfo.InvariantCulture), new JsonObject
            {
                ["delivery"] = row.Id().ToString("N"),
                ["channel"] = row.Text(),
                ["number"] = row.Count(),
                ["started_at"] = row.Instant(),
                ["ended_at"] = row.InstantOrNull(),
                ["cause"] = row.TextOrNull(),
            }));
        yield return (
            "SELECT r.id, r.item_id, r.channel, r.verdict, r.reason, r.until, r.at FROM {rulings} r JOIN {items} i ON i.id = r.item_id WHERE i.user_id = @1 ORDER BY r.id",
            row => document("ruling", row.Number().ToString(CultureInfo.InvariantCulture), new JsonObject
            {
                ["item"] = row.Id().ToString("N"),
                ["channel"] = row.Text(),
                ["verdict"] = row.Choice<Verdict>().ToString().ToLowerInvariant(),
                ["reason"] = JsonNamingPolicy.SnakeCaseLower.ConvertName(row.Choice<Reason>().ToString()),
                ["until"] = row.InstantOrNull(),
                ["at"] = row.Instant(),
            }));
    }

    // What the person or someone for them wrote down: addresses, choices, and the record of it.
    private static IEnumerable<(string Statement, Func<RowReader, StoredDocument> Read)> OwnWords(Func<string, string, JsonObject, StoredDocument> document)
    {
        yield return (
            "SELECT b.version, b.opt_outs FROM {books} b WHERE b.user_id = @1",
            row => document("contact_book", "", new JsonObject { ["version"] = row.Number(), ["opt_outs"] = JsonNode.Parse(row.Text()) }));
        yield return (
            "SELECT c.id, c.channel, c.address, c.country, c.verified_at, c.consent FROM {contacts} c WHERE c.user_id = @1 ORDER BY c.place",
            row => document("contact", row.Id().ToString("N"), new JsonObject
            {
                ["channel"] = row.Text(),
                ["address"] = Convert.ToBase64String(row.Bytes()),
                ["country"] = row.TextOrNull(),
                ["verified_at"] = row.InstantOrNull(),
                ["consent"] = row.TextOrNull() is { } consent ? JsonNode.Parse(consent) : null,
            }));
        yield return (
            "SELECT d.kind, d.name, d.version, d.json FROM {documents} d WHERE d.owner = @1 AND d.json IS NOT NULL ORDER BY d.kind, d.name",
            row => document($"document:{row.Text()}", row.Text(), new JsonObject { ["version"] = row.Number(), ["content"] = JsonNode.Parse(row.Text()) }));
        yield return (
            "SELECT a.id, a.actor, a.action, a.target, a.outcome, a.at FROM {audit} a WHERE a.actor = @1 OR a.target = @1 ORDER BY a.id",
            row => document("audit", row.Number().ToString(CultureInfo.InvariantCulture), new JsonObject
            {
                ["actor"] = row.Text(),
                ["action"] = row.Text(),
                ["target"] = row.Text(),
                ["outcome"] = row.Text(),
                ["at"] = row.Instant(),
            }));
    }
}
