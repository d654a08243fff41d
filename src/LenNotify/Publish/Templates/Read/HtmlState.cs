using System.Text;

namespace LenNotify;

/// <summary>Where in HTML one is, as a browser would see it; no more of it than values need.</summary>
internal sealed class HtmlState
{
    private readonly StringBuilder _name = new();
    private readonly StringBuilder _attribute = new();
    private char _quote;
    private bool _comment;
    private bool _inName;
    private bool _afterEquals;

    /// <summary>Within a tag.</summary>
    internal bool InTag { get; private set; }

    /// <summary>Within an attribute's quotes.</summary>
    internal bool InQuotes => _quote != '\0';

    /// <summary>At the beginning of them.</summary>
    internal bool AtStart { get; private set; }

    /// <summary>The attribute's name.</summary>
    internal string Attribute => _attribute.ToString();

    /// <summary>The element whose content is no ordinary text, until its end; for a comment <c>!--</c>.</summary>
    internal string? Inside { get; private set; }

    /// <summary>All of that in one text: the same where one is at the same kind of place.</summary>
    internal string Here => $"{InTag}|{_quote}|{_comment}|{_inName}|{_afterEquals}|{Inside}|{(InTag ? Attribute : "")}";

    /// <summary>A value stood here.</summary>
    internal void Value() => AtStart = false;

    internal void Read(string html, int at)
    {
        var c = html[at];
        if (_comment)
        {
            _comment = !(c == '>' && at >= 2 && html[at - 1] == '-' && html[at - 2] == '-');
        }
        else if (InQuotes)
        {
            (_quote, AtStart) = c == _quote ? ('\0', false) : (_quote, false);
        }
        else if (InTag)
        {
            ReadTag(c);
        }
        else if (c == '<' && Opens(html, at))
        {
            _comment = string.CompareOrdinal(html, at, "<!--", 0, 4) == 0;
            (InTag, _inName, _afterEquals) = (!_comment, true, false);
            _name.Clear();
            _attribute.Clear();
        }
    }

    // Within a script only its own end tag is a tag.
    private bool Opens(string html, int at) =>
        Inside is null || string.Compare(html, at, "</" + Inside, 0, Inside.Length + 2, StringComparison.OrdinalIgnoreCase) == 0;

    private void ReadTag(char c)
    {
        if (c == '>')
        {
            EndTag();
        }
        else if (_inName)
        {
            _inName = !char.IsWhiteSpace(c);
            _ = _inName ? _name.Append(c) : _name;
        }
        else if (c is '"' or '\'' && _afterEquals)
        {
            (_quote, AtStart, _afterEquals) = (c, true, false);
        }
        else if (c == '=')
        {
            _afterEquals = true;
        }
        else if (char.IsWhiteSpace(c))
        {
            // Between a name, the sign and the quotes there may be room.
            _ = _afterEquals ? _attribute : _attribute.Append(' ');
        }
        else
        {
            ReadName(c);
        }
    }

    private void ReadName(char c)
    {
        if (_afterEquals || (_attribute.Length > 0 && _attribute[^1] == ' '))
        {
            _attribute.Clear();
            _afterEquals = false;
        }

        _attribute.Append(c);
    }

    private void EndTag()
    {
        InTag = false;
        var name = _name.ToString().TrimEnd('/');
        Inside = name.StartsWith('/') ? (name[1..].Equals(Inside, StringComparison.OrdinalIgnoreCase) ? null : Inside)
            : HtmlPlaces.Closed.Contains(name, StringComparer.OrdinalIgnoreCase) ? name
            : Inside;
    }
}
