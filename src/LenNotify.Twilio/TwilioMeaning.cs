namespace LenNotify;

/// <summary>What an answer of Twilio's comes down to.</summary>
internal enum TwilioMeaning
{
    /// <summary>It took the message.</summary>
    Taken,

    /// <summary>The person said STOP, and Twilio knows it.</summary>
    Stopped,

    /// <summary>There is no such number, or it can take no message of this kind.</summary>
    Gone,

    /// <summary>The token: another may be known by now, otherwise somebody must look.</summary>
    Token,

    /// <summary>Somebody must set something right in the account.</summary>
    Setup,

    /// <summary>Not before some time. Nothing was sent.</summary>
    Throttled,

    /// <summary>Nobody knows whether it was taken.</summary>
    Doubt,

    /// <summary>Never.</summary>
    Refused,
}
