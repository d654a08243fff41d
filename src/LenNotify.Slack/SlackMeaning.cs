namespace LenNotify;

/// <summary>What an answer of Slack's comes down to.</summary>
internal enum SlackMeaning
{
    /// <summary>It took the message.</summary>
    Delivered,

    /// <summary>The address exists no more.</summary>
    Gone,

    /// <summary>It does not take the token: another may be known by now, otherwise somebody must look.</summary>
    Token,

    /// <summary>Somebody must allow something.</summary>
    Setup,

    /// <summary>Not before the time it says.</summary>
    Throttled,

    /// <summary>Try again.</summary>
    Later,

    /// <summary>Never.</summary>
    Refused,
}
