namespace LenNotify;

/// <summary>What can be chosen from.</summary>
internal sealed record SchemaBody(
    IReadOnlyList<TypeBody> Types,
    IReadOnlyList<ChannelBody> Channels,
    IReadOnlyList<string> Severities,
    IReadOnlyList<string> Priorities,
    IReadOnlyList<string> Frequencies);
