namespace LenNotify;

/// <summary>A channel's circuits as they are kept.</summary>
internal sealed record CircuitRecord
{
    // No circuit rests longer: an entry that is older is of a process that ended.
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>Until when the channel rests, by the last node that saw a change; null when it does not.</summary>
    public DateTimeOffset? OpenUntil { get; init; }

    /// <summary>The nodes whose own circuits are open, and until when.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> Nodes { get; init; } = new Dictionary<string, DateTimeOffset>();

    internal CircuitRecord With(NodeName node, DateTimeOffset? openUntil, DateTimeOffset now)
    {
        var nodes = new SortedDictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        foreach (var (name, until) in Nodes)
        {
            if (name != node.Value && until > now - Longest)
            {
                nodes.Add(name, until);
            }
        }

        if (openUntil is { } opened)
        {
            nodes.Add(node.Value, opened);
        }

        return new CircuitRecord { OpenUntil = openUntil, Nodes = nodes };
    }
}
