namespace LenNotify;

/// <summary>A call from outside, as it came over the wire. Nothing of it has been judged yet.</summary>
public sealed class WebhookRequest
{
    private const string FormType = "application/x-www-form-urlencoded";

    /// <summary>The method, in upper case.</summary>
    public required string Method { get; init; }

    /// <summary>What follows the path, with its question mark and as it was sent; empty where there was none.</summary>
    public string Query { get; init => field = value ?? ""; } = "";

    /// <summary>The headers by name, in any case; several of one name are joined by commas.</summary>
    public IReadOnlyDictionary<string, string> Headers
    {
        get;
        init => field = new Dictionary<string, string>(value, StringComparer.OrdinalIgnoreCase);
    } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The body, byte for byte. Whoever maps the webhook bounds it, to 1 MB unless there is a reason for less.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The header, or null.</summary>
    public string? Header(string name) => Headers.GetValueOrDefault(name);

    /// <summary>The fields of a form in the order of the body; null when the body is none, is no UTF-8, or has more than 1,000 fields.</summary>
    public IReadOnlyList<KeyValuePair<string, string>>? ReadForm() =>
        Header("Content-Type") is { } type && type.Split(';')[0].Trim().Equals(FormType, StringComparison.OrdinalIgnoreCase) ? FormText.Read(Body.Span) : null;

    /// <summary>The fields of the query; null when it has more than 1,000.</summary>
    public IReadOnlyList<KeyValuePair<string, string>>? ReadQuery() => FormText.Read(System.Text.Encoding.UTF8.GetBytes(Query.TrimStart('?')));

    /// <summary>Without headers, query and body: they hold signatures, addresses and what people wrote.</summary>
    public override string ToString() => FormattableString.Invariant($"{Method} with {Body.Length} bytes");
}
