using System.Text.Json;
using System.Text.Json.Nodes;

namespace LenNotify;

/// <summary>
/// Makes the notification that a rule asks for. It carries the payload as metadata and the key of its template; what words it
/// from the two replaces the title and text that are put here.
/// </summary>
internal static class NoticeWording
{
    private const int LongestTitle = 200;
    private const int LongestMessage = 1_000;
    private const int LongestKey = 200;

    internal static Notification Compose(Rule rule, NotifyAction action, RuleBearing bearing, EventView happened) => new()
    {
        Type = action.NotificationType ?? happened.Type,
        Title = action.Title ?? TextOf(happened, "title", LongestTitle, lines: false) ?? FieldText.Cut(rule.Name, LongestTitle, lines: false)!,
        Message = action.Message ?? TextOf(happened, "message", LongestMessage, lines: true) ?? "",
        Severity = happened.Severity,
        Priority = action.Priority ?? bearing.Priority,
        Confidence = action.Confidence?.TryFindNumber(happened, out var confidence) == true && confidence is >= 0 and <= 100 ? confidence : null,
        Attributes = AttributesOf(action, happened),
        Metadata = happened.Payload.EnumerateObject().Any() ? JsonObject.Create(happened.Payload) : null,
        GroupKey = bearing.GroupKey,
        RepeatKey = action.RepeatKey is { } repeat && repeat.TryFind(happened, out var value) ? FieldText.Line(value, LongestKey) : null,
        Channels = bearing.InboxOnly ? [ChannelNames.InApp] : action.Channels,
        BypassQuietHours = action.BypassQuietHours,
        ExpiresAt = action.ExpiresIn is { } span ? happened.At + span : null,
        Template = action.Template,
        Escalations = bearing.InboxOnly || bearing.Escalations.Count == 0 ? null : bearing.Escalations,
    };

    private static string? TextOf(EventView happened, string name, int most, bool lines) =>
        happened.Payload.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? FieldText.Cut(text.GetString()!, most, lines) : null;

    private static Dictionary<string, string> AttributesOf(NotifyAction action, EventView happened)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, path) in action.Attributes)
        {
            if (path.TryFind(happened, out var value) && FieldText.Line(value, TextRules.MaxAttributeValue) is { } line)
            {
                attributes.Add(name, line);
            }
        }

        return attributes;
    }
}
