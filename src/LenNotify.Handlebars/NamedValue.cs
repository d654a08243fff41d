namespace LenNotify;

/// <summary>A value that a source names, or what stands before a dot in such names.</summary>
/// <param name="Key">What it is called where it stands.</param>
/// <param name="Name">Its whole name; null where it only holds others.</param>
/// <param name="Inner">What it holds.</param>
internal sealed record NamedValue(string Key, string? Name, NamedValue[] Inner)
{
    /// <summary>The names as a tree; of one that others stand in, nothing but those can be shown.</summary>
    internal static NamedValue[] Tree(IEnumerable<string> names) => Tree([.. names.Select(name => (name, name))]);

    /// <summary>Puts in what there is.</summary>
    internal static void Fill(Dictionary<string, object> model, NamedValue[] named, ITemplateValues values, TemplateLocale locale)
    {
        foreach (var one in named)
        {
            if (one.Name is null)
            {
                var inner = new Dictionary<string, object>(one.Inner.Length, StringComparer.Ordinal);
                Fill(inner, one.Inner, values, locale);
                if (inner.Count > 0)
                {
                    model[one.Key] = inner;
                }
            }
            else if (values.Find(one.Name) is { IsMissing: false } value)
            {
                model[one.Key] = value.Kind is ScalarKind.Number or ScalarKind.Date ? new HandlebarsValue(value, locale) : value.Text;
            }
        }
    }

    private static NamedValue[] Tree((string Left, string Name)[] names) =>
    [
        .. names.GroupBy(one => one.Left.Split('.', 2)[0], StringComparer.Ordinal).Select(group =>
            Array.FindAll([.. group], one => one.Left.Length > group.Key.Length) is { Length: > 0 } inner
                ? new NamedValue(group.Key, null, Tree([.. inner.Select(one => (one.Left[(group.Key.Length + 1)..], one.Name))]))
                : new NamedValue(group.Key, group.First().Name, [])),
    ];
}
