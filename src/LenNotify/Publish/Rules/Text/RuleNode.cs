namespace LenNotify;

/// <summary>
/// A value of a rule document with its place in the text. JSON and YAML are read into it, so that both are judged by the same
/// code and every problem can say where it is.
/// </summary>
internal sealed class RuleNode(RuleNodeKind kind, string text, int line, int column)
{
    internal RuleNodeKind Kind => kind;

    /// <summary>Of a text, number or flag, as it is spelled.</summary>
    internal string Text => text;

    /// <summary>From 1.</summary>
    internal int Line => line;

    /// <summary>From 1.</summary>
    internal int Column => column;

    /// <summary>Of a list.</summary>
    internal List<RuleNode> Items { get; } = [];

    /// <summary>Of a map, in the order of the text.</summary>
    internal List<RuleMember> Members { get; } = [];

    /// <summary>The member of that name, or null.</summary>
    internal RuleNode? Find(string name) => Members.Find(member => member.Name == name)?.Value;
}
