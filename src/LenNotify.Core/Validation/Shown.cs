using System.Globalization;
using System.Text;

namespace LenNotify;

/// <summary>Shows a value from outside in a message: short, on one line, unable to forge another.</summary>
internal static class Shown
{
    private const int Longest = 40;

    internal static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);

    internal static string Of(string? value)
    {
        if (value is null)
        {
            return "null";
        }

        var shown = new StringBuilder(Math.Min(value.Length, Longest) + 3);
        foreach (var c in value.AsSpan(0, Math.Min(value.Length, Longest)))
        {
            if (char.IsControl(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
            {
                shown.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
            }
            else
            {
                shown.Append(c);
            }
        }

        return value.Length > Longest ? shown.Append('…').ToString() : shown.ToString();
    }
}
