using System.Globalization;

namespace LenNotify;

/// <summary>What operators ask by; what is not known is refused.</summary>
internal sealed class AdminQuery
{
    private const int LongestText = 256;
    private const int MostLimit = 100;
    private const int DefaultLimit = 50;
    private readonly Caller _caller;
    private readonly ListReader _reader;

    internal AdminQuery(Caller caller, string[] known)
    {
        (_caller, _reader) = (caller, new ListReader(caller));
        _reader.RefuseUnknown(caller.Context.Request.Query, known);
        _reader.Demand();
    }

    internal string? Text(string field)
    {
        var given = _caller.Context.Request.Query[field].ToString();
        return given.Length == 0 ? null
            : given.Length <= LongestText && !given.Any(char.IsControl) ? given
            : throw Refusal.Invalid(field, "is too long, or not plain.", "256 characters on one line");
    }

    internal DateTimeOffset? Instant(string field)
    {
        var instant = _reader.Instant(field, Text(field));
        _reader.Demand();
        return instant;
    }

    internal (int Limit, string? Cursor) Page()
    {
        var given = Text("limit");
        return given is null ? (DefaultLimit, Text("cursor"))
            : int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= MostLimit ? (limit, Text("cursor"))
            : throw Refusal.Invalid("limit", $"'{Shown.Of(given)}' is no length of a page.", "1 to 100");
    }
}
