using System.Text.Json;

namespace LenNotify;

/// <summary>Whom a rule tells: whoever stands in the event, people by id, or a topic.</summary>
internal sealed record RuleRecipients(FieldPath? Path, IReadOnlyList<string> Users, string? Topic)
{
    private const int MostUsers = 10_000;
    private const int LongestId = 256;

    internal static RuleRecipients Default { get; } = new(new FieldPath("payload.user_id"), [], null);

    /// <summary>As it can be told to whoever looks into it.</summary>
    public override string ToString() => Path?.Text ?? Topic ?? "users";

    /// <summary>The audience, or null when there is nobody.</summary>
    internal Audience? Find(EventView happened)
    {
        if (Topic is not null)
        {
            return Audience.Of(Topic);
        }

        var users = Path is null ? Users : Path.TryFind(happened, out var value) ? Ids(value) : [];
        return users.Count == 0 ? null : Audience.Users(users);
    }

    private static List<string> Ids(JsonElement value)
    {
        var ids = new List<string>();
        foreach (var one in value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Take(MostUsers) : [value])
        {
            var id = one.ValueKind is JsonValueKind.String ? one.GetString() : one.ValueKind is JsonValueKind.Number ? one.GetRawText() : null;
            if (TextRules.IsLine(id, LongestId))
            {
                ids.Add(id);
            }
        }

        return ids;
    }
}
