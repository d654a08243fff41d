using System.Globalization;
using System.Text;

namespace LenNotify.Testing;

/// <summary>Instants and names in words.</summary>
internal static class Words
{
    private static readonly string[] Shapes = ["yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'"];

    /// <summary>An instant as a test writes it: ISO 8601, in UTC.</summary>
    internal static DateTimeOffset Instant(string text) =>
        DateTimeOffset.TryParseExact(text, Shapes, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant)
            ? instant
            : throw new FormatException($"'{text}' is no instant. Write it in UTC, like 2026-03-28T23:30Z.");

    internal static string Of(DateTimeOffset instant) => instant.UtcDateTime.ToString(
        instant.Ticks % TimeSpan.TicksPerSecond != 0 ? "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'"
        : instant.Second != 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'"
        : "yyyy-MM-dd'T'HH:mm'Z'",
        CultureInfo.InvariantCulture);

    internal static string Of(TimeSpan span) => span.ToString("c", CultureInfo.InvariantCulture);

    /// <summary>'QuietHours' as 'quiet hours'.</summary>
    internal static string Of(Enum value)
    {
        var text = new StringBuilder();
        foreach (var letter in value.ToString())
        {
            if (char.IsUpper(letter) && text.Length > 0)
            {
                text.Append(' ');
            }

            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }
}
