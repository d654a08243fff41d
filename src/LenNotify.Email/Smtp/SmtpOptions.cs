using System.Security.Cryptography.X509Certificates;

namespace LenNotify;

/// <summary>The mail server that mails are handed to.</summary>
public sealed class SmtpOptions
{
    /// <summary>Its name, for which its certificate must be.</summary>
    public string Host { get; set; } = "";

    /// <summary>Its port.</summary>
    public int Port { get; set; } = 587;

    /// <summary>How the connection is protected; it never gets less than this.</summary>
    public SmtpSecurity Security { get; set; }

    /// <summary>Who logs in; null for nobody.</summary>
    public string? UserName { get; set; }

    /// <summary>The password. A secret: <c>Email:SmtpPassword</c>.</summary>
    public string Password { get; set; } = "";

    /// <summary>What this host calls itself; null for its own name.</summary>
    public string? ClientName { get; set; }

    /// <summary>Certificates of a company's own authority; only these are trusted while there are any.</summary>
    public X509Certificate2Collection TrustedRoots { get; } = [];

    /// <summary>How many connections are kept open between mails. 0-100.</summary>
    public int KeepOpen { get; set; } = 4;

    /// <summary>Without the password.</summary>
    public override string ToString() => nameof(SmtpOptions);
}
