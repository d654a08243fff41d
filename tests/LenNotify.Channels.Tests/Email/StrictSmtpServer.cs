using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace LenNotify.Channels.Tests;

/// <summary>A mail server on this machine that answers as its script says, and closes on whoever does not keep to the protocol.</summary>
internal sealed class StrictSmtpServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private int _connections;

    public StrictSmtpServer()
    {
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = AcceptAsync();
    }

    public SmtpScript Script { get; } = new();

    public int Port { get; }

    public int Connections => _connections;

    public ConcurrentQueue<ReceivedMail> Mails { get; } = [];

    /// <summary>Every line that a client said in the clear.</summary>
    public ConcurrentQueue<string> InTheClear { get; } = [];

    public void Dispose()
    {
        if (!_stop.IsCancellationRequested)
        {
            _stop.Cancel();
            _listener.Dispose();
        }
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                Interlocked.Increment(ref _connections);
                _ = ServeAsync(client);
            }
        }
        catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var _ = client;
        try
        {
            await new Session(this, client.GetStream()).RunAsync(_stop.Token);
        }
        catch (Exception error) when (error is IOException or OperationCanceledException or ObjectDisposedException or System.Security.Authentication.AuthenticationException)
        {
            // The client left, or the test is over.
        }
    }

    private sealed class Session(StrictSmtpServer server, Stream stream)
    {
        private Stream _stream = stream;
        private bool _encrypted;
        private string? _user;
        private string _from = "";
        private string _to = "";

        private SmtpScript Script => server.Script;

        public async Task RunAsync(CancellationToken cancellationToken)
        {
            if (Script.TlsAtOnce)
            {
                await EncryptAsync(cancellationToken);
            }

            await SayAsync(Script.Greeting);
            while (await LineAsync(cancellationToken) is { } line)
            {
                if (!await AnswerAsync(line, cancellationToken))
                {
                    return;
                }
            }
        }

        private async Task<bool> AnswerAsync(string line, CancellationToken cancellationToken)
        {
            switch (line.Split(' ', ':')[0])
            {
                case "EHLO":
                    await SayAsync($"250-mx.example\r\n250-SIZE 10000000{(Script.OffersTls && !_encrypted ? "\r\n250-STARTTLS" : "")}{(_encrypted ? $"\r\n250-{Script.Auth}" : "")}\r\n250 8BITMIME");
                    return true;
                case "STARTTLS":
                    await SayAsync(Script.StartTls);
                    return !Script.StartTls.StartsWith('2') || await EncryptAsync(cancellationToken);
                case "AUTH":
                    await SayAsync(await LoginAsync(line, cancellationToken));
                    return true;
                case "MAIL":
                    _from = line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
                    await SayAsync(Script.Sender);
                    return true;
                case "RCPT":
                    _to = line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
                    await SayAsync(Script.Recipient);
                    return true;
                case "DATA":
                    await SayAsync(Script.Data);
                    return !Script.Data.StartsWith('3') || await TakeAsync(cancellationToken);
                case "RSET":
                    await SayAsync("250 2.0.0 fine");
                    return true;
                default:
                    await SayAsync("500 5.5.1 what?");
                    return false;
            }
        }

        private async Task<string> LoginAsync(string line, CancellationToken cancellationToken)
        {
            string password;
            if (line.StartsWith("AUTH PLAIN ", StringComparison.Ordinal))
            {
                var parts = Encoding.UTF8.GetString(Convert.FromBase64String(line[11..])).Split('\0');
                (_user, password) = (parts[1], parts[2]);
            }
            else
            {
                await SayAsync("334 VXNlcm5hbWU6");
                _user = Encoding.UTF8.GetString(Convert.FromBase64String(await LineAsync(cancellationToken) ?? ""));
                await SayAsync("334 UGFzc3dvcmQ6");
                password = Encoding.UTF8.GetString(Convert.FromBase64String(await LineAsync(cancellationToken) ?? ""));
            }

            var isRight = Script.Judge is { } judge ? await judge(password) : Script.Password is null || Script.Password == password;
            return isRight ? Script.Login : "535 5.7.8 no";
        }

        private async Task<bool> TakeAsync(CancellationToken cancellationToken)
        {
            var mail = new StringBuilder();
            while (await LineAsync(cancellationToken) is { } line && line != ".")
            {
                mail.Append(line.StartsWith("..", StringComparison.Ordinal) ? line[1..] : line).Append("\r\n");
            }

            server.Mails.Enqueue(new ReceivedMail(_from, _to, _encrypted, _user, mail.ToString()));
            if (Script.Hangs)
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            }

            // Decided before the answer: whoever hears it may give the server another script.
            var goesOn = !Script.Breaks && !Script.ClosesAfterMail;
            if (!Script.Breaks)
            {
                await SayAsync(Script.Content);
            }

            return goesOn;
        }

        private async Task<bool> EncryptAsync(CancellationToken cancellationToken)
        {
            var encrypted = new SslStream(_stream);
            await encrypted.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = Script.Presents }, cancellationToken);
            (_stream, _encrypted) = (encrypted, true);
            return true;
        }

        private Task SayAsync(string line) => _stream.WriteAsync(Encoding.UTF8.GetBytes(line + "\r\n")).AsTask();

        // Byte by byte, so that nothing of what belongs behind TLS is read before it; a bare CR or LF is a line of its own nowhere.
        private async Task<string?> LineAsync(CancellationToken cancellationToken)
        {
            var (line, one) = (new List<byte>(), new byte[1]);
            while (line.Count < 2 || line[^2] != '\r' || line[^1] != '\n')
            {
                if (await _stream.ReadAsync(one, cancellationToken) == 0)
                {
                    return null;
                }

                line.Add(one[0]);
            }

            var text = Encoding.UTF8.GetString(line.ToArray(), 0, line.Count - 2);
            if (text.Length > 1_000 || text.Contains('\n', StringComparison.Ordinal) || text.Contains('\r', StringComparison.Ordinal))
            {
                throw new IOException("That is no line.");
            }

            if (!_encrypted)
            {
                server.InTheClear.Enqueue(text);
            }

            return text;
        }
    }
}
