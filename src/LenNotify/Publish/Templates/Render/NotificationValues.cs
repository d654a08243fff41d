using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LenNotify;

/// <summary>What a template may show of one notification. What its type calls sensitive is not among it.</summary>
internal sealed class NotificationValues(Notification notification, DateTimeOffset createdAt, KnownVariables known, Uri? site) : ITemplateValues
{
    private const string Metadata = "metadata.";
    private const string Attributes = "attributes.";
    private static readonly string[] Own = ["title", "message", "type", "severity", "priority", "confidence", "news_context", "action_url", "created_at"];

    public IEnumerable<string> Names => Own.Concat(known.Own);

    public Scalar Find(string name) => name switch
    {
        "title" => Scalar.Of(notification.Title),
        "message" => Scalar.Of(notification.Message),
        "type" => Scalar.Of(notification.Type),
        "severity" => Scalar.Of(WireNames.Of(notification.Severity)),
        "priority" => notification.Priority is { } priority ? Scalar.Of(WireNames.Of(priority)) : Scalar.Missing,
        "confidence" => notification.Confidence is { } confidence ? Number(confidence) : Scalar.Missing,
        "news_context" => Scalar.Of(notification.NewsContext),
        "action_url" => Url(notification.ActionUrl, site),
        "created_at" => Scalar.Of(createdAt),
        _ => known.TryFind(name, out var kind) ? Declared(name, kind) : Scalar.Missing,
    };

    public IReadOnlyList<ITemplateValues>? List(string name) => name == "links" ? Links() : null;

    /// <summary>The notification's link first, then its buttons.</summary>
    internal IReadOnlyList<LinkValues> Links()
    {
        var links = new List<LinkValues>();
        Add(links, null, notification.ActionUrl);
        foreach (var action in notification.Actions)
        {
            Add(links, action.Label, action.Url);
        }

        return links;
    }

    /// <summary>A link as it may be followed from outside of the host's site; missing where it leads nowhere from there.</summary>
    internal static Scalar Url(string? url, Uri? site) => url is null ? Scalar.Missing
        : url.StartsWith('/') ? site is null || url.StartsWith("//", StringComparison.Ordinal) || url.Contains('\\') ? Scalar.Missing : Scalar.OfUrl(new Uri(site, url).AbsoluteUri)
        : url.StartsWith("https://", StringComparison.OrdinalIgnoreCase) && Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.UserInfo.Length == 0
            && !url.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c == '\\') ? Scalar.OfUrl(url)
        : Scalar.Missing;

    private void Add(List<LinkValues> links, string? label, string? url)
    {
        if (Url(url, site) is { IsMissing: false } safe)
        {
            links.Add(new LinkValues(label, safe));
        }
    }

    private Scalar Declared(string name, VariableKind kind) =>
        name.StartsWith(Attributes, StringComparison.Ordinal) ? notification.Attributes.TryGetValue(name[Attributes.Length..], out var text) ? Of(text, kind) : Scalar.Missing
        : name.StartsWith(Metadata, StringComparison.Ordinal) ? Of(Walk(name.AsSpan(Metadata.Length)), kind)
        : Scalar.Missing;

    private JsonValue? Walk(ReadOnlySpan<char> path)
    {
        JsonNode? at = notification.Metadata;
        foreach (var part in path.Split('.'))
        {
            at = at is JsonObject members ? members[path[part].ToString()] : null;
        }

        return at as JsonValue;
    }

    private Scalar Of(JsonValue? value, VariableKind kind)
    {
        switch (value?.GetValueKind())
        {
            case JsonValueKind.String:
                return Of(value.TryGetValue<string>(out var text) ? text : JsonNode.Parse(value.ToJsonString())!.GetValue<string>(), kind);
            case JsonValueKind.Number when kind is VariableKind.Number or VariableKind.Text:
                return Of(value.ToJsonString(), VariableKind.Number);
            case JsonValueKind.True or JsonValueKind.False when kind == VariableKind.Text:
                return Scalar.Of(value.ToJsonString());
            default:
                return Scalar.Missing;
        }
    }

    private Scalar Of(string text, VariableKind kind) => kind switch
    {
        VariableKind.Number => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? Scalar.Of(number) : Scalar.Missing,
        VariableKind.Date => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? Scalar.Of(at) : Scalar.Missing,
        VariableKind.Url => Url(text, site),
        _ => Scalar.Of(text),
    };

    private static Scalar Number(double value) => double.IsFinite(value) && Math.Abs(value) < 1e15 ? Scalar.Of((decimal)value) : Scalar.Missing;
}
