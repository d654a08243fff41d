using System.Text.Json;
using System.Text.Json.Nodes;
using static System.FormattableString;

namespace LenNotify;

/// <summary>What a sound notification is. The only place that judges one.</summary>
internal static class NotificationRules
{
    internal const int MostMessageLength = 4_000;
    internal const int MaxMetadataDepth = 8;

    private const int MaxTitle = 200;
    private const int MaxKeyText = 200;
    private const int MaxNews = 4_000;
    private const int MaxAttributes = 20;
    private const int MaxActions = 5;
    private const int MaxMetadataBytes = 16 * 1024;
    private const int MaxUrl = 2_048;
    private const string SafeUrl =
        "https://host/path without a user name, or a path that starts with one /; no \\, white space or control characters";

    internal static List<Problem> Check(Notification notification, int maxMessage)
    {
        ArgumentNullException.ThrowIfNull(notification);
        var problems = new List<Problem>();
        TextRules.CheckType("type", notification.Type, problems);
        TextRules.CheckLine("title", notification.Title, MaxTitle, problems);
        TextRules.CheckText("message", notification.Message, maxMessage, problems, lines: true);
        TextRules.CheckDefined<Severity>("severity", notification.Severity, WireNames.Severities, problems);
        TextRules.CheckDefined("priority", notification.Priority, WireNames.Priorities, problems);
        if (notification.Confidence is { } confidence && confidence is not (>= 0 and <= 100))
        {
            problems.Add(new("confidence", $"is {Shown.Number(confidence)}.", "0 to 100, or none"));
        }

        TextRules.CheckText("news_context", notification.NewsContext ?? "", MaxNews, problems, lines: true);
        CheckAttributes(notification.Attributes, problems);
        CheckMetadata(notification.Metadata, problems);
        CheckUrl("action_url", notification.ActionUrl, problems);
        CheckActions(notification.Actions, problems);
        CheckOptionalLine("group_key", notification.GroupKey, problems);
        CheckOptionalLine("repeat_key", notification.RepeatKey, problems);
        CheckOptionalLine("throttle_key", notification.ThrottleKey, problems);
        TextRules.CheckChannels("channels", notification.Channels ?? [], problems);
        EscalationRules.Check(notification.Escalations ?? [], problems);
        if (notification.Template is { } template)
        {
            TextRules.CheckType("template", template, problems);
        }

        return problems;
    }

    /// <summary>Https, or a path of the host's own site that no browser takes for another one's.</summary>
    private static void CheckUrl(string field, string? url, List<Problem> problems)
    {
        if (url is null || IsSafe(url))
        {
            return;
        }

        problems.Add(new(field, $"'{Shown.Of(url)}' is not a safe address.", Invariant($"at most {MaxUrl:N0} characters: {SafeUrl}")));
    }

    private static bool IsSafe(string url)
    {
        if (url.Length is 0 or > MaxUrl || url.Contains('\\') || url.Any(char.IsWhiteSpace) || TextRules.FirstBad(url, lines: false) >= 0)
        {
            return false;
        }

        if (url[0] == '/')
        {
            return !url.StartsWith("//", StringComparison.Ordinal);
        }

        // The scheme is compared in the text itself, so that what we accept and what a browser parses is the same.
        return url.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            && Uri.TryCreate(url, UriKind.Absolute, out var parsed)
            && parsed.Scheme == Uri.UriSchemeHttps && parsed.Host.Length > 0 && parsed.UserInfo.Length == 0;
    }

    private static void CheckOptionalLine(string field, string? text, List<Problem> problems, int most = MaxKeyText)
    {
        if (text is not null)
        {
            TextRules.CheckLine(field, text, most, problems);
        }
    }

    private static void CheckAttributes(IReadOnlyDictionary<string, string> attributes, List<Problem> problems)
    {
        TextRules.CheckCount("attributes", attributes.Count, MaxAttributes, problems);
        var map = ValueMap.Of(attributes);
        for (var i = 0; i < Math.Min(map.Count, MaxAttributes); i++)
        {
            var (key, value) = map.At(i);
            if (TextRules.IsKey(key) && TextRules.IsLine(value, TextRules.MaxAttributeValue))
            {
                continue;
            }

            var at = $"attributes.{Shown.Of(key)}";
            TextRules.CheckKey(at, key, problems);
            TextRules.CheckLine(at, value, TextRules.MaxAttributeValue, problems);
        }
    }

    private static void CheckActions(IReadOnlyList<NotificationAction> actions, List<Problem> problems)
    {
        TextRules.CheckCount("actions", actions.Count, MaxActions, problems);
        for (var i = 0; i < Math.Min(actions.Count, MaxActions); i++)
        {
            var (at, action) = ($"actions[{i}]", actions[i]);
            if (TextRules.IsNull(at, action, "an action", problems))
            {
                continue;
            }

            TextRules.CheckKey($"{at}.key", action.Key, problems);
            if (action.Key is not null && actions.Take(i).Any(earlier => earlier?.Key == action.Key))
            {
                problems.Add(new($"{at}.key", $"'{Shown.Of(action.Key)}' is there already.", "each key once"));
            }

            TextRules.CheckLine($"{at}.label", action.Label, TextRules.MaxKey, problems);
            CheckUrl($"{at}.url", action.Url ?? "", problems);
        }
    }

    private static void CheckMetadata(JsonObject? metadata, List<Problem> problems)
    {
        if (metadata is null)
        {
            return;
        }

        try
        {
            // Depth first: writing would refuse deeper documents with an error of its own.
            if (MetadataWalk.FirstProblem(metadata, "metadata", MaxMetadataDepth) is { } bad)
            {
                problems.Add(bad);
            }
            else if (MetadataWalk.SizeOf(metadata) is > MaxMetadataBytes and var size)
            {
                problems.Add(new("metadata", Invariant($"has {size:N0} bytes."), Invariant($"{MaxMetadataBytes:N0} bytes as UTF-8 JSON")));
            }
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or InvalidOperationException or ArgumentException)
        {
            // A .NET object among the values has no JSON.
            problems.Add(new("metadata", "has a value that cannot be written as JSON.", "what System.Text.Json can write"));
        }
    }
}
