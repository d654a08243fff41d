namespace LenNotify;

/// <summary>
/// The channels that LenNotify's own packages speak. A channel is a string of 1-32 lower-case letters, digits,
/// <c>-</c> and <c>_</c>, so yours needs no place in this list.
/// </summary>
public static class ChannelNames
{
    /// <summary>The inbox, and the toast that the hub shows for it.</summary>
    public const string InApp = "inapp";

    /// <summary>Email.</summary>
    public const string Email = "email";

    /// <summary>Text messages.</summary>
    public const string Sms = "sms";

    /// <summary>A phone call that reads the message out.</summary>
    public const string Voice = "voice";

    /// <summary>Push to a browser.</summary>
    public const string WebPush = "webpush";

    /// <summary>A Slack message.</summary>
    public const string Slack = "slack";
}
