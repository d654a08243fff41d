namespace LenNotify;

/// <summary>One thing about a template.</summary>
/// <param name="Key">Which template.</param>
/// <param name="From">Where it comes from: <c>code</c>, <c>store</c>, <c>shipped</c>, a file or a resource.</param>
/// <param name="Problem">What is wrong, and where in it.</param>
/// <param name="IsError">The template cannot be used; else it can, and somebody may read another language than theirs.</param>
public sealed record TemplateFinding(string Key, string From, Problem Problem, bool IsError)
{
    /// <summary>All of it in one line.</summary>
    public override string ToString() => $"Template '{Key}' ({From}): {Problem}";
}
