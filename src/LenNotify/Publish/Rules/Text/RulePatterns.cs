using System.Globalization;
using System.Text.RegularExpressions;

namespace LenNotify;

/// <summary>How texts in rules are spelled: the same patterns stand in the schema.</summary>
internal static partial class RulePatterns
{
    internal static TimeSpan SpanOf(string text)
    {
        var number = int.Parse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture);
        return text[^1] switch
        {
            's' => TimeSpan.FromSeconds(number),
            'm' => TimeSpan.FromMinutes(number),
            'h' => TimeSpan.FromHours(number),
            _ => TimeSpan.FromDays(number),
        };
    }

    [GeneratedRegex(@"\A([1-9][0-9]{0,3}[sm]|[1-9][0-9]?h|([1-9]|[12][0-9]|3[01])d)\z", RegexOptions.CultureInvariant)]
    internal static partial Regex Span();

    [GeneratedRegex(@"\A[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,7})?(Z|[+-][0-9]{2}:[0-9]{2})\z", RegexOptions.CultureInvariant)]
    internal static partial Regex Instant();

    [GeneratedRegex(@"\A(0|[1-9][0-9]{0,5})(\.[0-9]{1,4})?%\z", RegexOptions.CultureInvariant)]
    internal static partial Regex Percent();

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9_.-]{0,99}\z", RegexOptions.CultureInvariant)]
    internal static partial Regex Id();

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9_-]{0,31}\z", RegexOptions.CultureInvariant)]
    internal static partial Regex Channel();
}
