namespace LenNotify.Channels.Tests;

/// <summary>A host that sends mail.</summary>
internal sealed class EmailScene
{
    public static readonly string Password = Canary.Token("smtp");

    public static readonly string ApiKey = $"SG.{Canary.Token("sendgrid")}";

    public Scene Scene { get; } = new((SmtpTransport.Password, Password), (SendGridTransport.ApiKey, ApiKey));

    public EmailOptions Options { get; } = new()
    {
        From = "shop@example.com",
        FromName = "The \"Shop\"",
        Site = new Uri("https://shop.example/"),
        PublicUrl = new Uri("https://shop.example/hooks/"),
    };

    public EmailWriter Writer => new(Scene.Tokens, () => Options);

    public static SmtpOptions Smtp(StrictSmtpServer server)
    {
        var options = new SmtpOptions { Host = "localhost", Port = server.Port, UserName = "shop", ClientName = "client.example" };
        options.TrustedRoots.Add(SmtpScript.Certificate);
        return options;
    }

    public EmailAdapter Adapter(IEmailTransport transport, ChannelContext? context = null) => new(transport, Writer, context ?? Scene.Context, Scene.Feedback);
}
