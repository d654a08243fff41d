namespace LenNotify;

/// <summary>What a mail server's answer comes down to.</summary>
internal enum SmtpMeaning
{
    /// <summary>It goes on, or the mail was taken.</summary>
    Fine,

    /// <summary>There is no such mailbox.</summary>
    Gone,

    /// <summary>It does not believe who we are: another password may be known by now, otherwise somebody must look.</summary>
    Login,

    /// <summary>Somebody must set something right: a sender that is not allowed, TLS that is not offered.</summary>
    Setup,

    /// <summary>Try again.</summary>
    Later,

    /// <summary>Never.</summary>
    Refused,
}
