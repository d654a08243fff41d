namespace LenNotify;

/// <summary>One thing that a value must be.</summary>
/// <param name="Fits">Whether it is. What it is not about fits.</param>
/// <param name="Problem">What is wrong with one that is not, given the word for what it should be, where there is one.</param>
/// <param name="Limit">What would have been right, where the schema has no words for it.</param>
internal sealed record SchemaTest(Func<DocumentNode, bool> Fits, Func<DocumentNode, string?, string> Problem, string Limit)
{
    /// <summary>For what <c>false</c> stands for.</summary>
    internal static SchemaTest Never { get; } = new(static _ => false, static (_, _) => "cannot stand here.", "nothing");

    /// <summary>A sentence that names the value and what it should be.</summary>
    internal static string IsNo(DocumentNode node, string? title) => title is null ? $"is {node.Shown()}." : $"{node.Shown()} is no {title}.";
}
