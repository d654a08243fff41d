namespace LenNotify;

/// <summary>
/// A value of a document with its place in the text. Rules in JSON and in YAML and templates are read into it, so that all are judged by
/// the same code and every problem can say where it is.
/// </summary>
internal sealed class DocumentNode(DocumentNodeKind kind, string text, int line, int column)
{
    internal DocumentNodeKind Kind => kind;

    /// <summary>Of a text, number or flag, as it is spelled.</summary>
    internal string Text => text;

    /// <summary>From 1; 0 where the place is not known, because it was not a text.</summary>
    internal int Line => line;

    /// <summary>From 1.</summary>
    internal int Column => column;

    /// <summary>Of a list.</summary>
    internal List<DocumentNode> Items { get; } = [];

    /// <summary>Of a map, in the order of the text.</summary>
    internal List<DocumentMember> Members { get; } = [];

    /// <summary>The member of that name, or null.</summary>
    internal DocumentNode? Find(string name) => Members.Find(member => member.Name == name)?.Value;

    /// <summary>What is wrong with it, with its place.</summary>
    internal Problem Wrong(string field, string problem, string limit) =>
        line > 0 ? RuleTextLimits.At(field, line, column, problem, limit) : new Problem(field, problem, limit);

    /// <summary>Short and on one line, for a sentence about it.</summary>
    internal string Shown() => kind switch
    {
        DocumentNodeKind.Null => "null",
        DocumentNodeKind.List => "a list",
        DocumentNodeKind.Map => "a map",
        _ => $"'{LenNotify.Shown.Of(text)}'",
    };
}
