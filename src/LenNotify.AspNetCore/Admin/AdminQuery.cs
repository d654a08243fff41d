using System.Globalization;

namespace LenNotify;

/// <summary>What operators ask by; what is not known is refused.</summary>
internal static class AdminQuery
{
    private const int LongestText = 256;
    private const int MostLimit = 100;
    private const int DefaultLimit = 50;

    internal static void RefuseUnknown(Caller caller, string[] known)
    {
        var reader = new ListReader(caller);
        reader.RefuseUnknown(caller.Context.Request.Query, known);
        reader.Demand();
    }

    internal static string? Text(string field, string? given) =>
        string.IsNullOrEmpty(given) ? null
            : given.Length <= LongestText && !given.Any(char.IsControl) ? given
            : throw Refusal.Invalid(field, "is too long, or not plain.", "256 characters on one line");

    internal static DateTimeOffset? Instant(Caller caller, string field, string? given)
    {
        var reader = new ListReader(caller);
        var instant = reader.Instant(field, Text(field, given));
        reader.Demand();
        return instant;
    }

    internal static int Limit(string? given) =>
        Text("limit", given) is not { } asked ? DefaultLimit
            : int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= MostLimit ? limit
            : throw Refusal.Invalid("limit", $"'{Shown.Of(asked)}' is no length of a page.", "1 to 100");
}
