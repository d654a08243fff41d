using System.Diagnostics.CodeAnalysis;

namespace LenNotify;

/// <summary>What the wordings of one template may show. Nothing else has a name.</summary>
internal sealed class KnownVariables
{
    private static readonly Dictionary<string, VariableKind> Always = new(StringComparer.Ordinal)
    {
        ["title"] = VariableKind.Text,
        ["message"] = VariableKind.Text,
        ["type"] = VariableKind.Text,
        ["severity"] = VariableKind.Text,
        ["priority"] = VariableKind.Text,
        ["confidence"] = VariableKind.Number,
        ["news_context"] = VariableKind.Text,
        ["action_url"] = VariableKind.Url,
        ["created_at"] = VariableKind.Date,
        ["label"] = VariableKind.Text,
        ["url"] = VariableKind.Url,
        ["count"] = VariableKind.Number,
        ["more"] = VariableKind.Number,
        ["group"] = VariableKind.Text,
        ["since"] = VariableKind.Date,
        ["until"] = VariableKind.Date,
        ["value"] = VariableKind.Text,
        ["facts"] = VariableKind.Text,
        ["links"] = VariableKind.Text,
        ["items"] = VariableKind.Text,
        ["groups"] = VariableKind.Text,
        ["subject"] = VariableKind.Text,
        ["language"] = VariableKind.Text,
    };

    private readonly IReadOnlyDictionary<string, VariableKind> _own;

    internal KnownVariables(IReadOnlyDictionary<string, VariableKind> own) => _own = own;

    /// <summary>All names, for a sentence that says which there are.</summary>
    internal string Names => string.Join(", ", Always.Keys.Concat(_own.Keys));

    /// <summary>The publisher's own values that were named.</summary>
    internal IEnumerable<string> Own => _own.Keys;

    internal bool TryFind(string name, out VariableKind kind) => Always.TryGetValue(name, out kind) || _own.TryGetValue(name, out kind);

    /// <summary>Whether a publisher's value may have this name: <c>metadata.</c> or <c>attributes.</c> and keys.</summary>
    internal static bool IsOwn([NotNullWhen(true)] string? name) =>
        name is { Length: <= 200 } && (name.StartsWith("metadata.", StringComparison.Ordinal) || name.StartsWith("attributes.", StringComparison.Ordinal))
        && name.Split('.').All(part => part.Length > 0 && part.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-'));
}
