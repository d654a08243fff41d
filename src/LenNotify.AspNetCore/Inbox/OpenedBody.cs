namespace LenNotify;

/// <summary>How an item was opened.</summary>
/// <param name="Channel">Over which channel it came; the inbox when nothing is said.</param>
internal sealed record OpenedBody(string Channel = ChannelNames.InApp);
