using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace LenNotify;

/// <summary>One connection to a mail server. One mail after the other; not for two threads at once.</summary>
internal sealed class SmtpConnection : IDisposable
{
    private readonly TcpClient _client = new() { NoDelay = true };
    private readonly SmtpOptions _options;
    private Stream _stream = Stream.Null;
    private SmtpLines _lines = new(Stream.Null);
    private SmtpReply _capabilities = new(0, []);

    private SmtpConnection(SmtpOptions options) => _options = options;

    /// <summary>When it was last of use.</summary>
    internal long UsedAt { get; set; }

    public void Dispose()
    {
        _stream.Dispose();
        _client.Dispose();
    }

    /// <summary>Connects, goes over to TLS, logs in.</summary>
    /// <exception cref="SmtpRefusedException">The server does not want to, or cannot do what is required of it.</exception>
    internal static async Task<SmtpConnection> OpenAsync(SmtpOptions options, string? password, CancellationToken cancellationToken)
    {
        var connection = new SmtpConnection(options);
        try
        {
            await connection.ConnectAsync(cancellationToken).ConfigureAwait(false);
            if (options.UserName is { } user)
            {
                await connection.LogInAsync(user, password ?? "", cancellationToken).ConfigureAwait(false);
            }

            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Whether the server is still there; asked before a connection is used again.</summary>
    internal async Task<bool> IsAliveAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await AskAsync("RSET", cancellationToken).ConfigureAwait(false)).Code == 250;
        }
        catch (IOException)
        {
            return false;
        }
    }

    internal async Task SendAsync(string from, string to, byte[] mail, CancellationToken cancellationToken)
    {
        var size = _capabilities.Offers("SIZE") ? string.Create(CultureInfo.InvariantCulture, $" SIZE={mail.Length}") : "";
        Demand(SmtpStage.Sender, await AskAsync($"MAIL FROM:<{from}>{size}", cancellationToken).ConfigureAwait(false));
        Demand(SmtpStage.Recipient, await AskAsync($"RCPT TO:<{to}>", cancellationToken).ConfigureAwait(false));
        Demand(SmtpStage.Content, await AskAsync("DATA", cancellationToken).ConfigureAwait(false));
        await _stream.WriteAsync(Stuffed(mail), cancellationToken).ConfigureAwait(false);
        await _stream.FlushAsync(cancellationToken).ConfigureAwait(false);
        Demand(SmtpStage.Content, await _lines.ReadAsync(cancellationToken).ConfigureAwait(false));
    }

    private async Task ConnectAsync(CancellationToken cancellationToken)
    {
        await _client.ConnectAsync(_options.Host, _options.Port, cancellationToken).ConfigureAwait(false);
        Use(_client.GetStream());
        if (_options.Security == SmtpSecurity.Tls)
        {
            await EncryptAsync(cancellationToken).ConfigureAwait(false);
        }

        Demand(SmtpStage.Greeting, await _lines.ReadAsync(cancellationToken).ConfigureAwait(false));
        await GreetAsync(cancellationToken).ConfigureAwait(false);
        if (_options.Security == SmtpSecurity.StartTls)
        {
            await StartTlsAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task StartTlsAsync(CancellationToken cancellationToken)
    {
        // Somebody between us and the server may have taken the offer out. Nothing goes in the clear instead.
        if (!_capabilities.Offers("STARTTLS"))
        {
            throw new SmtpRefusedException(SmtpStage.Tls, SmtpMeaning.Setup, "STARTTLS is not offered");
        }

        Demand(SmtpStage.Tls, await AskAsync("STARTTLS", cancellationToken).ConfigureAwait(false));
        if (_lines.HasMore)
        {
            throw new SmtpRefusedException(SmtpStage.Tls, SmtpMeaning.Setup, "words before TLS that were to be taken for words after it");
        }

        await EncryptAsync(cancellationToken).ConfigureAwait(false);
        await GreetAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task EncryptAsync(CancellationToken cancellationToken)
    {
        var encrypted = new SslStream(_stream, leaveInnerStreamOpen: false);
        var tls = new SslClientAuthenticationOptions { TargetHost = _options.Host };
        if (_options.TrustedRoots.Count > 0)
        {
            tls.CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            tls.CertificateChainPolicy.CustomTrustStore.AddRange(_options.TrustedRoots);
        }

        try
        {
            await encrypted.AuthenticateAsClientAsync(tls, cancellationToken).ConfigureAwait(false);
        }
        catch (System.Security.Authentication.AuthenticationException)
        {
            await encrypted.DisposeAsync().ConfigureAwait(false);
            throw new SmtpRefusedException(SmtpStage.Tls, SmtpMeaning.Setup, "its certificate is not trusted, or not for this name");
        }

        Use(encrypted);
    }

    private async Task GreetAsync(CancellationToken cancellationToken)
    {
        _capabilities = await AskAsync($"EHLO {_options.ClientName ?? OwnName()}", cancellationToken).ConfigureAwait(false);
        Demand(SmtpStage.Greeting, _capabilities);
    }

    private async Task LogInAsync(string user, string password, CancellationToken cancellationToken)
    {
        var ways = _capabilities.Lines.FirstOrDefault(line => line.StartsWith("AUTH ", StringComparison.OrdinalIgnoreCase))?.Split(' ') ?? [];
        if (ways.Contains("PLAIN", StringComparer.OrdinalIgnoreCase))
        {
            Demand(SmtpStage.Login, await AskAsync($"AUTH PLAIN {Base64($"\0{user}\0{password}")}", cancellationToken).ConfigureAwait(false));
        }
        else if (ways.Contains("LOGIN", StringComparer.OrdinalIgnoreCase))
        {
            Demand(SmtpStage.Login, await AskAsync("AUTH LOGIN", cancellationToken).ConfigureAwait(false));
            Demand(SmtpStage.Login, await AskAsync(Base64(user), cancellationToken).ConfigureAwait(false));
            Demand(SmtpStage.Login, await AskAsync(Base64(password), cancellationToken).ConfigureAwait(false));
        }
        else
        {
            throw new SmtpRefusedException(SmtpStage.Login, SmtpMeaning.Setup, "neither AUTH PLAIN nor AUTH LOGIN is offered");
        }
    }

    private async Task<SmtpReply> AskAsync(string command, CancellationToken cancellationToken)
    {
        await _stream.WriteAsync(Encoding.ASCII.GetBytes(command + "\r\n"), cancellationToken).ConfigureAwait(false);
        await _stream.FlushAsync(cancellationToken).ConfigureAwait(false);
        return await _lines.ReadAsync(cancellationToken).ConfigureAwait(false);
    }

    private void Use(Stream stream) => (_stream, _lines) = (stream, new SmtpLines(stream));

    private static void Demand(SmtpStage stage, SmtpReply reply)
    {
        if (SmtpAnswers.MeaningOf(stage, reply) is not SmtpMeaning.Fine and var meaning)
        {
            throw new SmtpRefusedException(stage, meaning, reply.ToString());
        }
    }

    // A line that begins with a dot gets another one; base64 has none, whatever a header may have.
    private static byte[] Stuffed(byte[] mail) => Encoding.ASCII.GetBytes(Encoding.ASCII.GetString(mail).Replace("\r\n.", "\r\n..", StringComparison.Ordinal) + ".\r\n");

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static string OwnName() => Uri.CheckHostName(Dns.GetHostName()) == UriHostNameType.Dns ? Dns.GetHostName() : "localhost";
}
