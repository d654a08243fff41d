using System.Text.RegularExpressions;

namespace LenNotify;

/// <summary>Finds what a source names, before Handlebars sees it: only known values, helpers and partials, and nothing unescaped.</summary>
internal sealed partial class HandlebarsCheck(TemplateSource source, IEnumerable<string> partials, HashSet<string> names, List<Problem> problems)
{
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "if", "unless", "each", "with", "else", "this", "true", "false", "null", "undefined", "as", "inline", "@index", "@first", "@last", "@key", "@root",
    };

    private readonly HashSet<string> _partials = [.. partials];
    private readonly List<HtmlPlace> _places = [];

    internal void Check()
    {
        var all = Mustache().Matches(source.Text);
        foreach (Match match in all)
        {
            if (match.Value.StartsWith("{{{", StringComparison.Ordinal) || match.Groups[1].Value.TrimStart('~', ' ').StartsWith('&'))
            {
                Refuse(match, "shows a value that is not escaped.", "{{ name }}");
                continue;
            }

            Check(match, match.Groups[1].Value.Trim('~', ' ', '\t', '\r', '\n'));
        }

        if (source.Form == TemplateForm.Html)
        {
            HtmlPlaces.Check(source.Field, source.Text, _places, problems);
        }
    }

    private void Check(Match match, string inner)
    {
        if (inner.StartsWith('!') || inner.StartsWith('/'))
        {
            return;
        }

        if (inner.StartsWith('>') || inner.StartsWith("#*inline", StringComparison.Ordinal) || inner.StartsWith("#>", StringComparison.Ordinal))
        {
            CheckPartial(match, inner);
            return;
        }

        var shown = !inner.StartsWith('#') && !inner.StartsWith('^') && inner != "else" && !inner.StartsWith("else ", StringComparison.Ordinal);
        var (last, isUrl) = ("", false);
        foreach (Match token in Token().Matches(Quoted().Replace(inner.TrimStart('#', '^'), " ")))
        {
            last = Name(token.Value);
            isUrl = source.Known.TryFind(last, out var kind) && kind == VariableKind.Url;
            CheckName(match, last, token.Value);
        }

        if (shown)
        {
            _places.Add(new HtmlPlace(match.Index, match.Index + match.Length, isUrl && inner == last, IsRendered: false));
        }
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
        var name = PartialName().Match(inner).Groups[1].Value;
        if (inner.StartsWith("#*inline", StringComparison.Ordinal))
        {
            _partials.Add(name);
        }
        else if (!_partials.Contains(name))
        {
            Refuse(match, $"shows the partial '{Shown.Of(name)}', which there is not.", string.Join(", ", _partials));
        }
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

    [GeneratedRegex(@"\{\{\{?((?:""[^""]*""|'[^']*'|[^}])*)\}?\}\}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, 1_000)]
    private static partial Regex Mustache();

    [GeneratedRegex(@"""[^""]*""|'[^']*'", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\|?[@A-Za-z0-9_./\-\[\]:$]+=?", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Token();

    [GeneratedRegex(@"(?:>|inline)\s*[""']?([A-Za-z0-9_.\-]+)", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex PartialName();
}
