using System.Buffers;
using System.Text;
using System.Text.Json;

namespace LenNotify;

/// <summary>Makes a value harmless in the form that it stands in.</summary>
internal static class Escape
{
    private static readonly SearchValues<char> HtmlSpecial = SearchValues.Create("&<>\"'\u202F");

    internal static string Of(string value, TemplateForm form) => form switch
    {
        TemplateForm.Html => value.AsSpan().ContainsAny(HtmlSpecial) ? Html(value) : value,
        TemplateForm.Blocks => Blocks(value),
        TemplateForm.Line => Line(value),
        _ => Text(value),
    };

    private static string Html(string value)
    {
        var text = new StringBuilder(value.Length + 16);
        foreach (var c in value)
        {
            _ = c switch
            {
                '&' => text.Append("&amp;"),
                '<' => text.Append("&lt;"),
                '>' => text.Append("&gt;"),
                '"' => text.Append("&quot;"),
                '\'' => text.Append("&#39;"),
                '\u202F' => text.Append('\u00A0'),
                _ => text.Append(c),
            };
        }

        return text.ToString();
    }

    // Slack reads <!channel> and <https://...|...> out of a text; JSON around it would not hinder it.
    private static string Blocks(string value) => JsonEncodedText.Encode(Text(value)
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal)).Value;

    // The spaces that cultures put into numbers and times would make a short message a long one.
    private static string Text(string value) => value.Replace('\u202F', ' ').Replace('\u00A0', ' ');

    private static string Line(string value) => Text(value.AsSpan().IndexOfAnyInRange('\0', '\u001F') < 0 && !value.Contains('\u0085', StringComparison.Ordinal)
        ? value
        : string.Create(value.Length, value, static (into, from) =>
        {
            for (var i = 0; i < into.Length; i++)
            {
                into[i] = char.IsControl(from[i]) ? ' ' : from[i];
            }
        }));
}
