namespace LenNotify;

/// <summary>Something of a notification that began, as a cap remembers it.</summary>
/// <param name="At">When, in UTC ticks.</param>
/// <param name="Tag">Whose, and over which channel; see <see cref="Of"/>.</param>
internal readonly record struct Start(long At, long Tag)
{
    /// <summary>The bits of a tag that are the channel's place, and in <see cref="CompiledNotification.Tag"/> none.</summary>
    internal const long ChannelBits = 63;

    /// <summary>
    /// The start of a notification over a channel. Caps that channels share are taken by whichever starts first; knowing
    /// which it was, only that one gives them back.
    /// </summary>
    internal static Start Of(CompiledNotification notification, int channel, long at) => new(at, notification.Tag | (long)channel);

    /// <summary>Whether it is this notification's, over whichever channel.</summary>
    internal bool IsOf(long tag) => (Tag & ~ChannelBits) == tag;
}
