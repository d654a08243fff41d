using System.Globalization;
using System.Text.RegularExpressions;

namespace LenNotify;

/// <summary>Instants as they come from outside: with an offset, because a machine's own zone means nothing.</summary>
internal static partial class Instants
{
    internal const string Allowed = "an instant with an offset, such as 2026-03-01T00:00:00Z";

    internal static bool TryRead(string text, out DateTimeOffset instant)
    {
        instant = default;
        return Shape().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out instant);
    }

    [GeneratedRegex(@"\A[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,7})?)?(?:Z|[+-][0-9]{2}:[0-9]{2})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
