namespace LenNotify;

/// <summary>How the connection to a mail server is protected.</summary>
public enum SmtpSecurity
{
    /// <summary>STARTTLS, usually on port 587. A server that does not offer it gets nothing.</summary>
    StartTls,

    /// <summary>TLS from the first byte, usually on port 465.</summary>
    Tls,

    /// <summary>None: for a relay on the same machine. No password is ever sent so.</summary>
    None,
}
