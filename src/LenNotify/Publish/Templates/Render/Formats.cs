using System.Globalization;

namespace LenNotify;

/// <summary>Writes numbers, amounts and instants as the person's culture does.</summary>
internal static class Formats
{
    internal const int MostDecimals = 8;

    // What people write; others keep their code. A culture whose own money it is has its own sign for it.
    private static readonly Dictionary<string, string> Signs = new(StringComparer.Ordinal)
    {
        ["EUR"] = "€",
        ["GBP"] = "£",
        ["USD"] = "US$",
        ["JPY"] = "¥",
        ["INR"] = "₹",
        ["KRW"] = "₩",
        ["ILS"] = "₪",
    };

    private static readonly HashSet<string> WithoutDecimals = new(StringComparer.Ordinal) { "JPY", "KRW", "VND", "CLP", "ISK", "HUF" };

    internal static string Plain(decimal number, CultureInfo culture) => number.ToString("#,##0.########", culture);

    internal static string Number(decimal number, int? decimals, CultureInfo culture) =>
        decimals is { } exact ? number.ToString(string.Create(CultureInfo.InvariantCulture, $"N{exact}"), culture) : Plain(number, culture);

    internal static string Percent(decimal number, int? decimals, CultureInfo culture) =>
        (number / 100).ToString(string.Create(CultureInfo.InvariantCulture, $"P{decimals ?? 0}"), culture);

    internal static string Currency(decimal number, string code, CultureInfo culture)
    {
        var format = (NumberFormatInfo)culture.NumberFormat.Clone();
        format.CurrencySymbol = Sign(code, culture);
        if (char.IsLetter(format.CurrencySymbol[^1]) && format.CurrencyPositivePattern == 0)
        {
            // A word needs room that a sign does not.
            (format.CurrencyPositivePattern, format.CurrencyNegativePattern) = (2, 9);
        }

        return number.ToString(WithoutDecimals.Contains(code) ? "C0" : "C2", format);
    }

    internal static bool IsCurrency(string code) => code is { Length: 3 } && code.All(char.IsAsciiLetterUpper);

    /// <summary>An instant by the person's clock, in one of <paramref name="format"/>'s few forms.</summary>
    internal static string Instant(DateTimeOffset at, string format, TemplateLocale locale)
    {
        var local = locale.Local(at);
        return format == "iso" ? local.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture) : local.ToString(format, locale.Culture);
    }

    private static string Sign(string code, CultureInfo culture)
    {
        if (!culture.IsNeutralCulture && culture.Name.Length > 0)
        {
            var region = new RegionInfo(culture.Name);
            if (region.ISOCurrencySymbol == code)
            {
                return region.CurrencySymbol;
            }
        }

        return culture.Name == "en" && code == "USD" ? "$" : Signs.GetValueOrDefault(code, code);
    }
}
