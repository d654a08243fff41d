using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace LenNotify.Channels.Tests;

/// <summary>How a mail server behaves, by what it is asked. What is not said is answered well.</summary>
internal sealed class SmtpScript
{
    /// <summary>A certificate for localhost by an authority of its own.</summary>
    public static X509Certificate2 Certificate { get; } = Made("localhost");

    /// <summary>One for another name.</summary>
    public static X509Certificate2 OtherCertificate { get; } = Made("elsewhere.example");

    public string Greeting { get; set; } = "220 mx.example ESMTP";

    public string Login { get; set; } = "235 2.7.0 welcome";

    public string Sender { get; set; } = "250 2.1.0 fine";

    public string Recipient { get; set; } = "250 2.1.5 fine";

    public string Data { get; set; } = "354 go on";

    public string Content { get; set; } = "250 2.0.0 taken";

    public string StartTls { get; set; } = "220 2.0.0 ready";

    public bool OffersTls { get; set; } = true;

    public bool TlsAtOnce { get; set; }

    public string Auth { get; set; } = "AUTH PLAIN LOGIN";

    public X509Certificate2 Presents { get; set; } = Certificate;

    /// <summary>The only password that is right; null takes any.</summary>
    public string? Password { get; set; }

    /// <summary>Judges each password by itself; null leaves it to <see cref="Password"/>.</summary>
    public Func<string, Task<bool>>? Judge { get; set; }

    /// <summary>Closes the connection after the mail instead of answering.</summary>
    public bool Breaks { get; set; }

    /// <summary>Never answers to the mail.</summary>
    public bool Hangs { get; set; }

    /// <summary>Closes the connection after each mail that it took.</summary>
    public bool ClosesAfterMail { get; set; }

    private static X509Certificate2 Made(string name)
    {
        using var key = RSA.Create(2_048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(30));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null, X509KeyStorageFlags.Exportable);
    }
}
