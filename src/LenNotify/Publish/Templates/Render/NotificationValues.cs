using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LenNotify;

/// <summary>What a template may show of one notification. What its type calls sensitive is not among it.</summary>
internal sealed class NotificationValues(Notification notification, DateTimeOffset createdAt, KnownVariables known, Uri? site) : ITemplateValues
{
    private const string Https = "https://";
    private const int LongestHost = 63;
    private const double MostExact = 1e15;
    private static readonly SearchValues<char> HostLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789.");
    private static readonly SearchValues<char> PathLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._~-?=&");
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
        _ => known.TryFindOwn(name, out var own) ? Declared(own) : Scalar.Missing,
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
        : IsPlain(url) ? Scalar.OfUrl(url)
        : url.StartsWith("https://", StringComparison.OrdinalIgnoreCase) && Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.UserInfo.Length == 0
            && !url.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c == '\\') ? Scalar.OfUrl(url)
        : Scalar.Missing;

    // Most links are of plain letters, and need no reading to be known as sound: a short host of letters, and a path.
    private static bool IsPlain(ReadOnlySpan<char> url)
    {
        if (!url.StartsWith(Https, StringComparison.Ordinal))
        {
            return false;
        }

        var rest = url[Https.Length..];
        var slash = rest.IndexOf('/');
        var host = slash < 0 ? rest : rest[..slash];
        return host is [>= 'a' and <= 'z', .., >= 'a' and <= 'z'] && host.Length <= LongestHost && !host.ContainsAnyExcept(HostLetters)
            && host.IndexOf("..", StringComparison.Ordinal) < 0 && (slash < 0 || !rest[slash..].ContainsAnyExcept(PathLetters));
    }

    private void Add(List<LinkValues> links, string? label, string? url)
    {
        if (Url(url, site) is { IsMissing: false } safe)
        {
            links.Add(new LinkValues(label, safe));
        }
    }

    private Scalar Declared(OwnVariable own) =>
        own.Attribute is null ? Of(Walk(own.Path), own.Kind)
        : notification.Attributes.TryGetValue(own.Attribute, out var text) ? Of(text, own.Kind)
        : Scalar.Missing;

    private JsonValue? Walk(string[] path)
    {
        JsonNode? at = notification.Metadata;
        foreach (var key in path)
        {
            at = at is JsonObject members ? members[key] : null;
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
                return TryNumber(value, out var number) ? Scalar.Of(number) : Of(value.ToJsonString(), VariableKind.Number);
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

    // As it is written, without writing it where that can be helped.
    private static bool TryNumber(JsonValue value, out decimal number)
    {
        if (value.TryGetValue(out number))
        {
            return true;
        }

        if (!value.TryGetValue<double>(out var binary))
        {
            return false;
        }

        if (Math.Abs(binary) < MostExact && (double)(number = (decimal)binary) == binary)
        {
            return true;
        }

        Span<char> written = stackalloc char[32];
        return binary.TryFormat(written, out var length, default, CultureInfo.InvariantCulture)
            && decimal.TryParse(written[..length], NumberStyles.Float, CultureInfo.InvariantCulture, out number);
    }

    private static Scalar Number(double value) => double.IsFinite(value) && Math.Abs(value) < 1e15 ? Scalar.Of((decimal)value) : Scalar.Missing;
}
