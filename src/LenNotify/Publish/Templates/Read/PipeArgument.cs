namespace LenNotify;

/// <summary>An argument of a format: a word, or <c>name="text"</c>.</summary>
/// <param name="Name">The name, if it has one.</param>
/// <param name="Value">The word, or the text between the quotes.</param>
internal readonly record struct PipeArgument(string? Name, string Value)
{
    internal bool IsNamed => Name is not null;
}
