using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LenNotify.Channels.Tests;

/// <summary>What a host hears that says too little, and what it says twice.</summary>
public class SetupTests
{
    [Theory]
    [InlineData("webhook", "Webhook:SigningKey")]
    [InlineData("sms", "Twilio:AuthToken")]
    [InlineData("webpush", "WebPush:PrivateKey")]
    [InlineData("email", "Email:SendGridKey")]
    [InlineData("smtp", "Email:SmtpPassword")]
    public async Task A_secret_that_is_missing_stops_the_host_with_its_name_and_a_provider_of_secrets_mends_it(string channel, string secret)
    {
        void Without(NotificationsBuilder n)
        {
            _ = channel switch
            {
                "webhook" => n.AddWebhook(_ => { }),
                "sms" => n.AddTwilioSms(Twilio),
                "webpush" => n.AddWebPush(o => (o.PublicKey, o.Subject) = (WebPushTests.Keys.PublicKey, "mailto:ops@shop.example")),
                "email" => n.AddEmail(o => o.From = "shop@example.com").OverSendGrid(_ => { }),
                _ => n.AddEmail(o => o.From = "shop@example.com").OverSmtp(o => (o.Host, o.UserName) = ("mx.example.com", "shop")),
            };
        }

        (await StartAsync(Without))!.Message.Should().Contain(secret).And.Contain("UseSecrets<T>()");
        (await StartAsync(n => Without(n.UseSecrets<Vault>()))).Should().BeNull();
    }

    [Fact]
    public async Task Options_that_are_not_sound_stop_the_host_with_the_call_that_mends_them()
    {
        (await StartAsync(n => n.AddWebhook(o => o.Guard.MostBytes = -1))).Should().BeOfType<OptionsValidationException>().Which.Message.Should().Contain("AddWebhook(");
        (await StartAsync(n => n.AddSlack(o => o.Site = new Uri("http://a.example/")))).Should().BeOfType<OptionsValidationException>().Which.Message.Should().Contain("AddSlack(");
        (await StartAsync(n => n.AddTwilioSms())).Should().BeOfType<OptionsValidationException>().Which.Message.Should().Contain("Destinations").And.Contain("AddTwilioSms(");
        (await StartAsync(n => n.AddTwilioVoice())).Should().BeOfType<OptionsValidationException>();
        (await StartAsync(n => n.AddWebPush(_ => { }))).Should().BeOfType<OptionsValidationException>().Which.Message.Should().Contain("VapidKeys.Generate()");
        (await StartAsync(n => n.AddEmail(_ => { }).OverSmtp(o => o.Host = "mx.example.com"))).Should().BeOfType<OptionsValidationException>().Which.Message.Should().Contain("From");
        (await StartAsync(n => n.AddEmail(o => o.From = "shop@example.com").OverSmtp(_ => { }))).Should().BeOfType<OptionsValidationException>().Which.Message.Should().Contain("Host");
        (await StartAsync(n => n.AddEmail(o => o.From = "shop@example.com"))).Should().BeOfType<InvalidOperationException>().Which.Message.Should().Contain("OverSmtp(");
    }

    [Fact]
    public async Task Two_webhooks_at_one_path_stop_the_host_with_what_mends_it()
    {
        var problem = await StartAsync(n => n.AddTwilioSms(Twilio).UseSecrets<Vault>().Services
            .AddSingleton<IChannelWebhook>(new Listening("twilio/inbound")).AddSingleton<IChannelWebhook>(new Listening("fax/status")));

        problem.Should().BeOfType<InvalidOperationException>().Which.Message.Should().Be(
            "2 webhooks have the path 'twilio/inbound': TwilioInboundWebhook, Listening. Each call is for one of them: give each a Path of its own, or take out the registration of IChannelWebhook that is too many.");
    }

    [Theory]
    [InlineData("")]
    [InlineData("/fax")]
    [InlineData("fax/")]
    [InlineData("fax//status")]
    [InlineData("fax/../status")]
    [InlineData("fax?x=1")]
    [InlineData("f\u00e4x")]
    [InlineData("fax\ninfo: Forged[0]")]
    public async Task A_webhook_that_nobody_could_call_stops_the_host(string path) =>
        (await StartAsync(n => n.Services.AddSingleton<IChannelWebhook>(new Listening(path))))!.Message.Should().Contain("Listening").And.Contain("Change its Path.").And.NotContain("\n");

    [Fact]
    public async Task All_of_them_said_twice_are_there_once_with_their_webhooks()
    {
        void All(NotificationsBuilder n) => n
            .AddWebhook(o => o.SigningKey = WebhookTests.Key)
            .AddSlack()
            .AddTwilioSms(Twilio)
            .AddTwilioVoice()
            .AddWebPush(o => (o.PublicKey, o.Subject) = (WebPushTests.Keys.PublicKey, "mailto:ops@shop.example"))
            .AddEmail(o => o.From = "shop@example.com").OverSendGrid(_ => { })
            .AddEmail(o => o.FromName = "Shop").Over<OwnWay>()
            .UseSecrets<Vault>();
        var services = Services();
        All(services.AddNotifications());
        All(services.AddNotifications());
        await using var host = services.BuildServiceProvider();

        (await StartAsync(host)).Should().BeNull();
        host.GetServices<IChannelWebhook>().Select(webhook => webhook.Path).Should().BeEquivalentTo(
            "twilio/sms-status", "twilio/voice-status", "twilio/inbound", "twilio/key", "email/unsubscribe", "email/sendgrid");
        host.GetRequiredService<IEmailTransport>().Should().BeOfType<OwnWay>("the last way holds");
        host.GetRequiredService<IOptions<EmailOptions>>().Value.Should().Match<EmailOptions>(o => o.From == "shop@example.com" && o.FromName == "Shop");
    }

    [Fact]
    public async Task Text_messages_and_calls_begin_with_the_hours_of_the_law_and_the_host_may_say_otherwise()
    {
        var policies = new Dictionary<string, ChannelPolicy>();
        await StartAsync(n => n.AddTwilioSms(Twilio, o => policies["sms"] = o.Policy).AddTwilioVoice(null, o => policies["voice"] = o.Policy).UseSecrets<Vault>());

        policies.Values.Should().HaveCount(2).And.OnlyContain(policy => policy.ClosedHours["US"].Count == 1 && policy.ClosedHours["CA"].Count == 4 && policy.NeedsConsent);
    }

    private static void Twilio(TwilioOptions options)
    {
        (options.AccountSid, options.From) = (TwilioScene.Account, "+15005550006");
        options.Destinations.Add("+1");
    }

    private static ServiceCollection Services()
    {
        var services = new ServiceCollection();
        services.AddSingleton<ILoggerFactory>(LogLines.Watched).AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        return services;
    }

    private static async Task<Exception?> StartAsync(Action<NotificationsBuilder> configure)
    {
        var services = Services();
        configure(services.AddNotifications());
        await using var host = services.BuildServiceProvider();
        return await StartAsync(host);
    }

    private static async Task<Exception?> StartAsync(IServiceProvider host)
    {
        var started = new List<IHostedService>();
        try
        {
            foreach (var service in host.GetServices<IHostedService>())
            {
                started.Add(service);
                await service.StartAsync(default);
            }

            return null;
        }
        catch (Exception error)
        {
            return error;
        }
        finally
        {
            foreach (var service in started)
            {
                await service.StopAsync(default);
            }
        }
    }

    private sealed class Listening(string path) : IChannelWebhook
    {
        public string Path => path;

        public Task<WebhookResponse> HandleAsync(WebhookRequest request, CancellationToken cancellationToken) => Task.FromResult(WebhookResponse.Ok);
    }

    private sealed class Vault : ISecretProvider
    {
        public ValueTask<string?> GetSecretAsync(string name, CancellationToken cancellationToken) => new(Canary.Token($"{name}-of-at-least-32-characters-in-all"));
    }

    private sealed class OwnWay : IEmailTransport
    {
        public Task<DeliveryResult> SendAsync(EmailMessage message, CancellationToken cancellationToken) => Task.FromResult(DeliveryResult.Delivered());
    }
}
