namespace LenNotify.Channels.Tests;

public sealed class SmtpContract : ChannelAdapterContract, IDisposable
{
    private readonly MailServer _server;

    public SmtpContract()
        : this(new MailServer())
    {
    }

    private SmtpContract(MailServer server)
        : base(server) => _server = server;

    public void Dispose() => _server.Dispose();

    protected override string AddressOf(int person) => Canary.Email($"person{person + 1_000_000}");

    private sealed class MailServer : IChannelProvider, IDisposable
    {
        private readonly StrictSmtpServer _server = new();

        public void Dispose() => _server.Dispose();

        public IReadOnlyList<ProviderRequest> Requests => [.. _server.Mails.Select(mail =>
            new ProviderRequest($"MAIL FROM:<{mail.From}>\nRCPT TO:<{mail.To}>\n{mail.Head}", string.Join('\n', mail.Bodies)))];

        public IChannelAdapter Connect()
        {
            var email = new EmailScene();
            return email.Adapter(new SmtpTransport(email.Scene.RealTime, () => EmailScene.Smtp(_server)), email.Scene.RealTime);
        }

        public bool Answer(ProviderAnswer answer)
        {
            var script = _server.Script;
            (script.Content, script.Breaks, script.Hangs) = ("250 2.0.0 taken", answer == ProviderAnswer.Breaks, answer == ProviderAnswer.Hangs);
            script.Content = answer switch { ProviderAnswer.Fails => "451 4.3.0 later", ProviderAnswer.Refuses => "554 5.7.1 spam", _ => script.Content };

            // A mail server names no time, and an address that is gone is suppressed rather than removed.
            return answer is not (ProviderAnswer.Throttles or ProviderAnswer.KnowsNoSuchAddress);
        }
    }
}
