
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

    private readonly Dictionary<string, OwnVariable> _own;

    internal KnownVariables(IReadOnlyDictionary<string, VariableKind> own) =>
        _own = own.ToDictionary(one => one.Key, one => OwnVariable.Of(one.Key, one.Value), StringComparer.Ordinal);

    /// <summary>All names, for a sentence that says which there are.</summary>
    internal string Names => string.Join(", ", Always.Keys.Concat(_own.Keys));

    /// <summary>The publisher's own values that were named.</summary>
    internal IEnumerable<string> Own => _own.Keys;

    internal bool TryFind(string name, out VariableKind kind)
    {
        if (Always.TryGetValue(name, out kind))
        {
            return true;
        }

        var isOwn = _own.TryGetValue(name, out var own);
        kind = own.Kind;
        return isOwn;
    }

    /// <summary>One of the publisher's own that were named.</summary>
    internal bool TryFindOwn(string name, out OwnVariable own) => _own.TryGetValue(name, out own);
}
