using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace LenNotify;

/// <summary>Makes a value harmless in the form that it stands in.</summary>
internal static class Escape
{
    private static readonly SearchValues<char> HtmlSpecial = SearchValues.Create("&<>\"'\u202F");

    internal static string Of(string value, TemplateForm form) => form switch
    {
        TemplateForm.Html => Html(value),
        TemplateForm.Blocks => Blocks(value),
        TemplateForm.Line => Line(value),
        _ => Text(value),
    };

    /// <summary>The same, written down at once.</summary>
    internal static void Write(string value, TemplateForm form, TextWriter into)
    {
        if (form == TemplateForm.Html)
        {
            WriteHtml(value, into);
        }
        else
        {
            into.Write(Of(value, form));
        }
    }

    private static string Html(string value)
    {
        if (!value.AsSpan().ContainsAny(HtmlSpecial))
        {
            return value;
        }

        using var text = new StringWriter(CultureInfo.InvariantCulture);
        WriteHtml(value, text);
        return text.ToString();
    }

    private static void WriteHtml(ReadOnlySpan<char> value, TextWriter into)
    {
        for (var at = value.IndexOfAny(HtmlSpecial); at >= 0; at = value.IndexOfAny(HtmlSpecial))
        {
            into.Write(value[..at]);
            into.Write(value[at] switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\'' => "&#39;",
                _ => "\u00A0",
            });
            value = value[(at + 1)..];
        }

        into.Write(value);
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
