using System.Net;
using System.Text.Json;

namespace LenNotify.Channels.Tests;

/// <summary>A channel as a host has it, with its provider on this machine.</summary>
/// <param name="Name">The channel.</param>
/// <param name="Add">What the host says.</param>
/// <param name="Taken">How the provider answers when it is well.</param>
/// <param name="AddressOf">People's addresses.</param>
internal sealed record ChannelUnderWay(string Name, Action<NotificationsBuilder, StrictServer, Action<ChannelOptions>> Add, ServerAnswer Taken, Func<int, StrictServer, string> AddressOf)
{
    public static ChannelUnderWay Of(string name) => name switch
    {
        "webhook" => new(name, (n, server, o) => n.AddWebhook(w => { w.SigningKey = WebhookTests.Key; Open(w.Guard, server); }, o), new ServerAnswer(200), (i, server) => $"{server.Address}hooks/{Canary.Token($"{i}")}"),
        "slack" => new(name, (n, server, o) => n.AddSlack(s => (s.BotToken, s.Api) = (SlackTests.Token, new Uri(server.Address)), o), new ServerAnswer(200, """{"ok":true}"""), (i, _) => SlackTests.Id(i)),
        "sms" => new(name, (n, server, o) => n.AddTwilioSms(t => Twilio(t, server), o), new ServerAnswer(201, """{"sid":"SM1"}"""), (i, _) => Canary.PhoneOf(i)),
        "voice" => new(name, (n, server, o) => n.AddTwilioVoice(t => Twilio(t, server), o), new ServerAnswer(201, """{"sid":"CA1"}"""), (i, _) => Canary.PhoneOf(i)),
        "webpush" => new(name, (n, server, o) => n.AddWebPush(w => Push(w, server), o), new ServerAnswer(201), (i, server) => JsonSerializer.Serialize(new
        {
            endpoint = $"{server.Address}push/{Canary.Token($"{i}")}",
            keys = new { p256dh = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4", auth = Canary.Secret + "AAAAAAAAAA" },
        })),
        "email" => new(name, (n, server, o) => n.AddEmail(e => e.From = "shop@example.com", o).OverSendGrid(s => (s.ApiKey, s.Api) = (EmailScene.ApiKey, new Uri(server.Address))), new ServerAnswer(202), (i, _) => Canary.Email($"person{i}")),
        _ => throw new ArgumentException(name),
    };

    private static void Twilio(TwilioOptions options, StrictServer server)
    {
        (options.AccountSid, options.AuthToken, options.From, options.Api) = (TwilioScene.Account, TwilioScene.Token, "+15005550006", new Uri(server.Address));
        options.Destinations.Clear();
        options.Destinations.Add("+1");
    }

    private static void Push(WebPushOptions options, StrictServer server)
    {
        (options.PublicKey, options.PrivateKey, options.Subject) = (WebPushTests.Keys.PublicKey, WebPushTests.Keys.PrivateKey, "mailto:ops@shop.example");
        Open(options.Guard, server);
        options.Guard.Hosts.Add("127.0.0.1");
    }

    private static void Open(GuardedHttpOptions guard, StrictServer server)
    {
        guard.AllowHttp = true;
        guard.Ports.Add(server.Port);
        guard.AllowedNetworks.Add(IPNetwork.Parse("127.0.0.0/8"));
    }
}
