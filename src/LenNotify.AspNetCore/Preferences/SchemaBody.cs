namespace LenNotify;

/// <summary>What can be chosen from.</summary>
internal sealed record SchemaBody(
    IReadOnlyList<TypeBody> Types,
    IReadOnlyList<ChannelBody> Channels,
    IReadOnlyList<Severity> Severities,
    IReadOnlyList<Priority> Priorities,
    IReadOnlyList<Frequency> Frequencies);
