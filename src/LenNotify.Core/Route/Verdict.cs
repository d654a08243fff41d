namespace LenNotify;

/// <summary>What happens to a notification on one channel.</summary>
public enum Verdict : byte
{
    /// <summary>Send it now. On the in-app channel it may still be silent; see <see cref="ChannelDecision.Silent"/>.</summary>
    Deliver,

    /// <summary>Send it at <see cref="ChannelDecision.Until"/>, after judging it again.</summary>
    Hold,

    /// <summary>Fold it into the summary that is sent at <see cref="ChannelDecision.Until"/>.</summary>
    Digest,

    /// <summary>Do not send it, for the given reason.</summary>
    Suppress,
}
