using System.Text.Json;
using System.Text.Json.Nodes;

namespace LenNotify;

/// <summary>What a sound notification is. The only place that judges one.</summary>
internal static class NotificationRules
{
    internal const int MostMessageLength = 4_000;

    private const int MaxTitle = 200;
    private const int MaxKeyText = 200;
    private const int MaxNews = 4_000;
    private const int MaxAttributes = 20;
    private const int MaxActions = 5;
    private const int MaxMetadataBytes = 16 * 1024;
    private const int MaxMetadataDepth = 8;
    private const int MaxUrl = 2_048;

    internal static List<Problem> Check(Notification notification, int maxMessage)
    {
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
        CheckOptionalLine("group_key", notification.GroupKey, problems);
        CheckOptionalLine("repeat_key", notification.RepeatKey, problems);
        CheckOptionalLine("throttle_key", notification.ThrottleKey, problems);
        TextRules.CheckChannels("channels", notification.Channels ?? [], problems);
        CheckAttributes(notification.Attributes, problems);
        CheckActions(notification.Actions, problems);
        CheckUrl("action_url", notification.ActionUrl, problems);
        CheckMetadata(notification.Metadata, problems);
        return problems;
    }

    /// <summary>Https, or a path of the host's own site that no browser takes for another one's.</summary>
    private static void CheckUrl(string field, string? url, List<Problem> problems)
    {
        if (url is null || IsSafe(url))
        {
            return;
        }

        problems.Add(new(field, $"'{Shown.Of(url)}' is not a safe address.",
            $"at most {MaxUrl:N0} characters: https://host/path, or a path that starts with one / and has no \\, white space or control characters"));
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

    private static void CheckOptionalLine(string field, string? text, List<Problem> problems)
    {
        if (text is not null)
        {
            TextRules.CheckLine(field, text, MaxKeyText, problems);
        }
    }

    private static void CheckAttributes(IReadOnlyDictionary<string, string> attributes, List<Problem> problems)
    {
        TextRules.CheckCount("attributes", attributes.Count, MaxAttributes, problems);
        foreach (var (key, value) in attributes.Take(MaxAttributes))
        {
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
            TextRules.CheckKey($"actions[{i}].key", actions[i].Key, problems);
            TextRules.CheckLine($"actions[{i}].label", actions[i].Label, TextRules.MaxKey, problems);
            CheckUrl($"actions[{i}].url", actions[i].Url ?? "", problems);
            if (actions.Take(i).Any(earlier => earlier.Key == actions[i].Key))
            {
                problems.Add(new($"actions[{i}].key", $"'{Shown.Of(actions[i].Key)}' is there already.", "each key once"));
            }
        }
    }

    private static void CheckMetadata(JsonObject? metadata, List<Problem> problems)
    {
        if (metadata is null)
        {
            return;
        }

        // Depth first: the serializer below would refuse deeper documents with an error of its own.
        if (!MetadataWalk.IsShallow(metadata, MaxMetadataDepth))
        {
            problems.Add(new("metadata", "is nested too deeply.", $"{MaxMetadataDepth} levels"));
            return;
        }

        if (MetadataWalk.FirstBadText(metadata, "metadata") is { } bad)
        {
            problems.Add(bad);
            return;
        }

        if (JsonSerializer.SerializeToUtf8Bytes(metadata, WireContext.Default.JsonObject).Length is > MaxMetadataBytes and var size)
        {
            problems.Add(new("metadata", $"has {size:N0} bytes.", $"{MaxMetadataBytes:N0} bytes as UTF-8 JSON"));
        }
    }
}
