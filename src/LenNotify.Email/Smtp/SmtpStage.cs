namespace LenNotify;

/// <summary>What a mail server was asked.</summary>
internal enum SmtpStage
{
    /// <summary>To let us in at all, and to speak of what it can.</summary>
    Greeting,

    /// <summary>To go over to TLS.</summary>
    Tls,

    /// <summary>To believe who we are.</summary>
    Login,

    /// <summary>To take a mail from this sender.</summary>
    Sender,

    /// <summary>To take a mail to this recipient.</summary>
    Recipient,

    /// <summary>To take the mail itself.</summary>
    Content,
}
