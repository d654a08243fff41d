using System.Text;

namespace LenNotify;

/// <summary>Reads the plain syntax: text with <c>{{ name | format | default "text" }}</c> in it, and nothing that decides or loops.</summary>
internal sealed class PlainParser(TemplateSource source, List<Problem> problems)
{
    private const int MostPlaceholders = 500;
    private const string Syntax = "{{ name }}, {{ name | format }} or {{ name | format | default \"text\" }}; \\{{ for two braces";
    private readonly string _text = source.Text;
    private readonly StringBuilder _literal = new();
    private readonly List<PlainPart> _parts = [];
    private readonly List<HtmlPlace> _places = [];
    private int _at;

    /// <summary>The parts in order; with the problems noted.</summary>
    internal IReadOnlyList<PlainPart> Parse()
    {
        while (_at < _text.Length && _parts.Count <= 2 * MostPlaceholders)
        {
            if (Follows("\\{{"))
            {
                _literal.Append("{{");
                _at += 3;
            }
            else if (Follows("{{"))
            {
                Read();
            }
            else
            {
                _literal.Append(_text[_at++]);
            }
        }

        if (_at < _text.Length)
        {
            Refuse(_at, "has too many placeholders.", $"at most {MostPlaceholders}");
        }

        EndLiteral();
        if (source.Form == TemplateForm.Html)
        {
            HtmlPlaces.Check(source.Field, _text, _places, problems);
        }

        return _parts;
    }

    private void Read()
    {
        var began = _at;
        _at += 2;
        var pipes = PipeReader.Read(_text, ref _at);
        if (pipes is null || pipes.Count == 0)
        {
            Refuse(began, "has a placeholder that cannot be read.", Syntax);
            _at = Math.Max(_at, began + 2);
            return;
        }

        var name = pipes[0].Name;
        if (!source.Known.TryFind(name, out var kind))
        {
            Refuse(began, $"shows '{Shown.Of(name)}', which it does not know.", $"{source.Known.Names}; what is the publisher's is to be named in variables");
            return;
        }

        if (Placeholder(began, name, pipes) is { } placeholder)
        {
            EndLiteral();
            _parts.Add(new PlainPart(null, placeholder));
            _places.Add(new HtmlPlace(began, _at, kind == VariableKind.Url, IsRendered(name)));
        }
    }

    private Placeholder? Placeholder(int began, string name, List<Pipe> pipes)
    {
        var format = ValueFormats.AsIs;
        var otherwise = "";
        for (var i = 0; i < pipes.Count; i++)
        {
            var (word, arguments) = (pipes[i].Name, pipes[i].Arguments);
            if (i == 0 && arguments.Count == 0)
            {
                continue;
            }

            if (i == pipes.Count - 1 && word == "default" && arguments is [{ IsNamed: false } text])
            {
                otherwise = text.Value;
                continue;
            }

            var (found, wrong) = i == 1 ? ValueFormats.Of(word, arguments, source.Known) : (null, i == 0 ? $"'{Shown.Of(name)}' takes no arguments" : "a value has one format, and then a default");
            if (found is null)
            {
                Refuse(began, $"{wrong}.", $"one of {ValueFormats.Names}");
                return null;
            }

            format = found;
        }

        return new Placeholder(name, format, otherwise);
    }

    /// <summary>What is not escaped again, and so may not stand within a tag.</summary>
    internal static bool IsRendered(string name) => name is "links" or "facts" or "items" or "groups";

    private void EndLiteral()
    {
        if (_literal.Length > 0)
        {
            _parts.Add(new PlainPart(_literal.ToString(), null));
            _literal.Clear();
        }
    }

    private bool Follows(string mark) => string.CompareOrdinal(_text, _at, mark, 0, mark.Length) == 0;

    private void Refuse(int at, string message, string limit) =>
        problems.Add(new(source.Field, FormattableString.Invariant($"line {1 + _text.AsSpan(0, at).Count('\n')}: {message}"), limit));
}
