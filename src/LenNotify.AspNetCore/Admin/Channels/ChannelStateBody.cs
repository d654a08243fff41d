namespace LenNotify;

/// <summary>How one channel is.</summary>
/// <param name="Channel">Which.</param>
/// <param name="State"><c>working</c>, <c>resting</c> after failures, or <c>paused</c> by an operator.</param>
/// <param name="Limits">What holds now.</param>
/// <param name="Configured">What the host's options say.</param>
/// <param name="Queue">What waits.</param>
internal sealed record ChannelStateBody(string Channel, string State, LimitsBody Limits, LimitsBody Configured, QueueBody Queue)
{
    public DateTimeOffset? PausedAt { get; init; }

    public string? PausedBy { get; init; }

    /// <summary>The nodes whose own circuits are open; one that is not here works.</summary>
    public required IReadOnlyList<NodeCircuitBody> OpenCircuits { get; init; }

    internal static ChannelStateBody Of(ChannelBeat beat, ChannelOptions options, DateTimeOffset now)
    {
        var (control, configured) = (beat.Control, new LimitsBody(options.Concurrency, RateBody.Of(options.Rate)));
        NodeCircuitBody[] open = [.. beat.Nodes.Where(node => node.Value > now).Select(node => new NodeCircuitBody(node.Key, node.Value))];
        var limits = new LimitsBody(control.Concurrency ?? configured.Concurrency, RateBody.Of(control.Rate) ?? configured.Rate);
        var state = control.IsPaused ? "paused" : open.Length > 0 || beat.OpenUntil > now ? "resting" : "working";
        return new ChannelStateBody(beat.Name, state, limits, configured, QueueBody.Of(beat, now))
        {
            PausedAt = control.PausedAt,
            PausedBy = control.PausedBy,
            OpenCircuits = open,
        };
    }
}
