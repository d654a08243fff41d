using System.Globalization;

namespace LenNotify;

/// <summary>Takes the members of a map one by one, and notes what is wrong with each, and what nobody asked for.</summary>
internal sealed class RuleMap
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly RuleNode _node;
    private readonly List<Problem> _problems;

    internal RuleMap(RuleNode node, string path, List<Problem> problems)
    {
        (_node, Path, _problems) = (node, path, problems);
        if (node.Kind != RuleNodeKind.Map)
        {
            Wrong(node, "", "is no map of names and values.", "a map");
        }
    }

    internal string Path { get; }

    internal int Problems => _problems.Count;

    internal List<Problem> Noted => _problems;

    /// <summary>The member, or null when it is not there. One that is null is a mistake: nobody knows what was meant.</summary>
    internal RuleNode? Take(string name)
    {
        var first = _known.Add(name);
        if (_node.Find(name) is not { Kind: RuleNodeKind.Null } nothing)
        {
            return _node.Find(name);
        }

        if (first)
        {
            Wrong(nothing, name, "is null.", "a value, or nothing at all");
        }

        return null;
    }

    internal string? Text(string name, int most, bool required = false)
    {
        if (Take(name) is not { } found)
        {
            return required ? Missing(name) : null;
        }

        return found.Kind == RuleNodeKind.Text && TextRules.IsLine(found.Text, most)
            ? found.Text
            : Wrong(found, name, "is no text of the right length.", FormattableString.Invariant($"1-{most:N0} characters on one line"));
    }

    internal bool Flag(string name, bool otherwise)
    {
        if (Take(name) is not { } found)
        {
            return otherwise;
        }

        if (found.Kind != RuleNodeKind.Flag)
        {
            Wrong(found, name, "is neither true nor false.", "true or false");
        }

        return found.Text == "true";
    }

    internal int Whole(string name, int least, int most, int otherwise)
    {
        if (Take(name) is not { } found)
        {
            return otherwise;
        }

        if (found.Kind == RuleNodeKind.Number && decimal.TryParse(found.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && value == decimal.Truncate(value) && value >= least && value <= most)
        {
            return (int)value;
        }

        Wrong(found, name, $"'{Shown.Of(found.Text)}' is no such number.", FormattableString.Invariant($"a whole number from {least} to {most}"));
        return otherwise;
    }

    internal DateTimeOffset? Instant(string name)
    {
        if (Take(name) is not { } found)
        {
            return null;
        }

        if (found.Kind == RuleNodeKind.Text && RulePatterns.Instant().IsMatch(found.Text)
            && DateTimeOffset.TryParse(found.Text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
        {
            return instant;
        }

        Wrong(found, name, $"'{Shown.Of(found.Text)}' is no instant.", "as 2026-11-21T09:00:00Z, or with an offset such as +01:00");
        return null;
    }

    internal TimeSpan? Span(string name, bool required = false)
    {
        if (Take(name) is not { } found)
        {
            return required && Missing(name) is null ? null : null;
        }

        if (found.Kind == RuleNodeKind.Text && RulePatterns.Span().IsMatch(found.Text))
        {
            return RulePatterns.SpanOf(found.Text);
        }

        Wrong(found, name, $"'{Shown.Of(found.Text)}' is no length of time.", "a number and s, m, h or d, such as 90s, 15m, 4h, 1d: at most 9999s, 9999m, 99h, 31d");
        return null;
    }

    internal FieldPath? Field(string name, bool required = false)
    {
        if (Take(name) is not { } found)
        {
            return required && Missing(name) is null ? null : null;
        }

        if (found.Kind == RuleNodeKind.Text && FieldPath.TryParse(found.Text) is { } path)
        {
            return path;
        }

        Wrong(found, name, $"'{Shown.Of(found.Text)}' is no field.", FieldPath.Allowed);
        return null;
    }

    /// <summary>A word of a short list.</summary>
    internal string? Choice(string name, bool required, params string[] words)
    {
        if (Take(name) is not { } found)
        {
            return required ? Missing(name) : null;
        }

        return found.Kind == RuleNodeKind.Text && words.Contains(found.Text, StringComparer.Ordinal)
            ? found.Text
            : Wrong(found, name, $"'{Shown.Of(found.Text)}' is none of those that there are.", string.Join(", ", words));
    }

    internal IReadOnlyList<RuleNode> List(string name, int least, int most, bool required = false)
    {
        if (Take(name) is not { } found)
        {
            _ = required ? Missing(name) : null;
            return [];
        }

        if (found.Kind == RuleNodeKind.List && found.Items.Count >= least && found.Items.Count <= most)
        {
            return found.Items;
        }

        Wrong(found, name, "is no list of the right length.", FormattableString.Invariant($"a list of {least} to {most:N0}"));
        return [];
    }

    /// <summary>Notes what nobody asked for.</summary>
    internal void End()
    {
        foreach (var member in _node.Members.Where(member => !_known.Contains(member.Name)))
        {
            _problems.Add(RuleTextLimits.At(At(Shown.Of(member.Name)), member.Line, member.Column, "is unknown here.", string.Join(", ", _known.Order(StringComparer.Ordinal))));
        }
    }

    internal string? Wrong(RuleNode at, string name, string problem, string limit)
    {
        _problems.Add(RuleTextLimits.At(At(name), at.Line, at.Column, problem, limit));
        return null;
    }

    internal string At(string name) => name.Length == 0 ? Path : $"{Path}.{name}";

    private string? Missing(string name) => Wrong(_node, name, "is missing.", "must be there");
}
