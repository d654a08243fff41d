using System.Net;
using System.Text.Json;
using LenNotify.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LenNotify.Benchmarks.Channels;

/// <summary>A host with every channel, and people who can be reached over all of them.</summary>
internal static class ChannelsHost
{
    /// <summary>Providers that one notification calls: email, SMS, voice, push and Slack. The inbox has it when publishing returns.</summary>
    internal const int Calls = 5;

    private static readonly VapidKeys Keys = VapidKeys.Generate();
    private static readonly string[] Channels = ["inapp", "email", "sms", "voice", "webpush", "slack"];

    internal static async Task<IHost> StartAsync(LocalProviders providers, int people)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddNotifications().AddType("margin_call", type => type.Channels(Channels))
            .AddTwilioSms(o => Twilio(o, providers)).AddTwilioVoice()
            .AddSlack(o => (o.BotToken, o.Api) = ("xoxb-1", providers.Http))
            .AddWebPush(o => Push(o, providers))
            .AddEmail(o => o.From = "shop@example.com").OverSmtp(o => (o.Host, o.Port, o.Security) = ("127.0.0.1", providers.Mail, SmtpSecurity.None));
        var host = builder.Build();
        await host.StartAsync();
        var settings = host.Services.GetRequiredService<IUserSettings>();
        for (var person = 0; person < people; person++)
        {
            foreach (var (channel, address) in Addresses(person, providers))
            {
                await settings.PutContactAsync($"u{person}", new HostContact(channel, address), new Evidence(TimeProvider.System.GetUtcNow(), "benchmark"));
            }
        }

        return host;
    }

    private static IEnumerable<(string Channel, string Address)> Addresses(int person, LocalProviders providers) =>
    [
        ("email", $"person{person}@example.com"),
        ("sms", $"+316{person + 10_000_000}"),
        ("voice", $"+316{person + 10_000_000}"),
        ("slack", $"U{person + 1_000_000}"),
        ("webpush", JsonSerializer.Serialize(new { endpoint = $"{providers.Http}push/{person}", keys = new { p256dh = Keys.PublicKey, auth = "BTBZMqHH6r4Tts7J_aSIgg" } })),
    ];

    private static void Twilio(TwilioOptions options, LocalProviders providers)
    {
        (options.AccountSid, options.AuthToken, options.From, options.Api) = ("AC00000000000000000000000000000001", "token", "+15005550006", providers.Http);
        options.Destinations.Add("+31");
    }

    private static void Push(WebPushOptions options, LocalProviders providers)
    {
        (options.PublicKey, options.PrivateKey, options.Subject) = (Keys.PublicKey, Keys.PrivateKey, "mailto:ops@shop.example");
        options.Guard.AllowHttp = true;
        options.Guard.Ports.Add(providers.Http.Port);
        options.Guard.Hosts.Add("127.0.0.1");
        options.Guard.AllowedNetworks.Add(IPNetwork.Parse("127.0.0.0/8"));
    }
}
