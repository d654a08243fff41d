namespace LenNotify;

/// <summary>What a person followed.</summary>
/// <param name="Key">Which button; null for the item's own address.</param>
/// <param name="Channel">Over which channel it came; the inbox when nothing is said.</param>
internal sealed record ActionBody(string? Key = null, string Channel = ChannelNames.InApp);
