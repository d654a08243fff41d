using System.Text.RegularExpressions;

namespace LenNotify;

/// <summary>Finds what a source names, before Handlebars sees it: only known values, helpers and partials, and nothing unescaped.</summary>
internal sealed partial class HandlebarsCheck(TemplateSource source, IEnumerable<string> partials, HashSet<string> names, List<Problem> problems)
{
    private const string Inline = "#*inline";

    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "if", "unless", "each", "with", "else", "this", "true", "false", "null", "undefined", "as", "inline", "@index", "@first", "@last", "@key", "@root",
    };

    private readonly HashSet<string> _partials = [.. partials];
    private readonly List<HtmlPlace> _places = [];

    /// <summary>Notes all problems.</summary>
    /// <param name="isPart">It is shown within another one's text.</param>
    internal void Check(bool isPart = false)
    {
        foreach (Match match in Unescaped().Matches(source.Text))
        {
            Refuse(match, "shows a value that is not escaped, or escapes a brace.", "{{ name }}");
        }

        foreach (Match match in Mustache().Matches(source.Text))
        {
            Check(match, match.Groups[1].Value.Trim('~', ' ', '\t', '\r', '\n'));
        }

        if (source.Form == TemplateForm.Html)
        {
            HtmlPlaces.Check(source.Field, source.Text, _places, problems, isPart);
        }
    }

    private void Check(Match match, string inner)
    {
        if (inner.StartsWith('!'))
        {
            return;
        }

        if (inner.Contains("{{", StringComparison.Ordinal))
        {
            Refuse(match, "has braces within braces.", "{{ name }}");
            return;
        }

        if (inner.StartsWith('>') || inner.StartsWith("#>", StringComparison.Ordinal) || inner.StartsWith(Inline, StringComparison.Ordinal))
        {
            CheckPartial(match, inner);
            return;
        }

        if (BlockOf(inner) is { } block)
        {
            Place(match, false, false, block);
            _ = block == HtmlBlock.Ends ? "" : CheckNames(match, inner.TrimStart('#', '^'));
            return;
        }

        var last = CheckNames(match, inner);
        Place(match, inner == last && source.Known.TryFind(last, out var kind) && kind == VariableKind.Url, false);
    }

    private static HtmlBlock? BlockOf(string inner) =>
        inner.StartsWith('/') ? HtmlBlock.Ends
        : inner is "else" or "^" || inner.StartsWith("else ", StringComparison.Ordinal) ? HtmlBlock.Turns
        : inner.StartsWith('#') || inner.StartsWith('^') ? HtmlBlock.Begins
        : null;

    private void Place(Match match, bool isUrl, bool isRendered, HtmlBlock block = HtmlBlock.None) =>
        _places.Add(new HtmlPlace(match.Index, match.Index + match.Length, isUrl, isRendered, block));

    private string CheckNames(Match match, string inner)
    {
        var last = "";
        foreach (Match token in Token().Matches(Quoted().Replace(inner, " ")))
        {
            last = Name(token.Value);
            CheckName(match, last, token.Value);
        }

        return last;
    }

    private void CheckName(Match match, string name, string token)
    {
        if (name.Length == 0 || Words.Contains(name) || HandlebarsFormats.Names.Contains(name) || token.EndsWith('=') || char.IsAsciiDigit(name[0]) || token.StartsWith('|'))
        {
            return;
        }

        if (source.Known.TryFind(name, out _))
        {
            names.Add(name);
            return;
        }

        Refuse(match, $"names '{Shown.Of(name)}', which it does not know.", source.Known.Names);
    }

    private void CheckPartial(Match match, string inner)
    {
        var found = PartialName().Match(inner);
        var name = found.Groups[1].Value;
        if (inner.StartsWith(Inline, StringComparison.Ordinal))
        {
            _partials.Add(name);
            Place(match, false, false, HtmlBlock.Begins);
            return;
        }

        if (!_partials.Contains(name))
        {
            Refuse(match, $"shows the partial '{Shown.Of(name)}', which there is not.", string.Join(", ", _partials));
        }

        // It is HTML itself, so it stands in text only.
        Place(match, false, isRendered: true);
        if (inner.StartsWith('#'))
        {
            _places[^1] = _places[^1] with { To = match.Index + 1 };
            _places.Add(new HtmlPlace(match.Index + 1, match.Index + match.Length, false, false, HtmlBlock.Begins));
        }

        CheckNames(match, inner[(found.Index + found.Length)..].TrimStart('"', '\''));
    }

    // What a path begins with says where from, not what.
    private static string Name(string token)
    {
        var name = token.TrimEnd('=');
        while (name.StartsWith("../", StringComparison.Ordinal) || name.StartsWith("this.", StringComparison.Ordinal) || name.StartsWith("@root.", StringComparison.Ordinal) || name.StartsWith("./", StringComparison.Ordinal))
        {
            name = name[(name.IndexOfAny(['.', '/'], name[0] == '.' ? name.IndexOf('/', StringComparison.Ordinal) : 0) + 1)..];
        }

        return name;
    }

    private void Refuse(Match match, string message, string limit) =>
        problems.Add(new(source.Field, FormattableString.Invariant($"line {1 + source.Text.AsSpan(0, match.Index).Count('\n')}: {message}"), limit));

    // Wherever it stands: what looks like a comment or a text to one reader need not to another.
    [GeneratedRegex(@"\{\{\{|\{\{~?\s*&|\\\{\{", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, 1_000)]
    private static partial Regex Unescaped();

    [GeneratedRegex(@"\{\{(~?!--[\s\S]*?--~?|~?![\s\S]*?|(?:""[^""]*""|'[^']*'|[^}])*)\}\}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, 1_000)]
    private static partial Regex Mustache();

    [GeneratedRegex(@"""[^""]*""|'[^']*'", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\|?[@A-Za-z0-9_./\-\[\]:$]+=?", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Token();

    [GeneratedRegex(@"(?:>|inline)\s*[""']?([A-Za-z0-9_.\-]+)", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex PartialName();
}
