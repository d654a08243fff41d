using System.Text.Json.Serialization;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>What operators say of a channel while hosts run. It holds on every node, over restarts, until they say otherwise.</summary>
internal sealed record ChannelControl
{
    /// <summary>Nothing was said: the channel goes by its options.</summary>
    internal static ChannelControl None { get; } = new();

    /// <summary>Since when nothing is claimed; null when it is.</summary>
    public DateTimeOffset? PausedAt { get; init; }

    /// <summary>Who paused it.</summary>
    public string? PausedBy { get; init; }

    /// <summary>Sends at once from each node, in place of <see cref="ChannelOptions.Concurrency"/>.</summary>
    public int? Concurrency { get; init; }

    /// <summary>Starts on all nodes together, in place of <see cref="ChannelOptions.Rate"/>.</summary>
    public ChannelRate? Rate { get; init; }

    /// <summary>Nothing is claimed, and so no attempt begins.</summary>
    [JsonIgnore]
    public bool IsPaused => PausedAt is not null;
}
