namespace LenNotify;

/// <summary>What a template may show of several notifications that come as one: newest first, by group, and of the newest its own values.</summary>
internal sealed class BundleValues : ITemplateValues
{
    private static readonly string[] Own = ["count", "more", "group", "since", "until"];
    private readonly IReadOnlyList<BundleItem> _items;
    private readonly int _most;
    private IReadOnlyList<ITemplateValues>? _groups;

    /// <summary>Of notifications, newest first; at least one.</summary>
    internal BundleValues(IReadOnlyList<BundleItem> items, int most) => (_items, _most) = (items, most);

    public IEnumerable<string> Names => Own.Concat(_items[0].Values.Names);

    public Scalar Find(string name) => name switch
    {
        "count" => Scalar.Of((decimal)_items.Count),
        "more" => Scalar.Of((decimal)Math.Max(0, _items.Count - _most)),
        "group" => Scalar.Of(_items[0].Group),
        "since" => Scalar.Of(_items[^1].CreatedAt),
        "until" => Scalar.Of(_items[0].CreatedAt),
        _ => _items[0].Values.Find(name),
    };

    public IReadOnlyList<ITemplateValues>? List(string name) => name switch
    {
        "items" => [.. _items.Take(_most).Select(item => item.Values)],
        "groups" => _groups ??= Groups(),
        _ => null,
    };

    // The group that heard something last comes first. What is shown is bounded over all groups together.
    private List<BundleValues> Groups()
    {
        var groups = new List<BundleValues>();
        var left = _most;
        foreach (var group in _items.GroupBy(item => item.Group, StringComparer.Ordinal).Take(_most))
        {
            BundleItem[] members = [.. group];
            groups.Add(new BundleValues(members, Math.Min(left, members.Length)));
            left = Math.Max(0, left - members.Length);
        }

        return groups;
    }
}
