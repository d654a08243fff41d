using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LenNotify.Channels.Tests;

/// <summary>What the configuration may say of channels, what is read of it, and what each package's page says of that.</summary>
public sealed partial class SectionTests
{
    [Fact]
    public void Every_key_that_is_read_has_a_row_in_its_packages_page_and_the_page_has_no_other()
    {
        Rows("Twilio").Should().BeEquivalentTo(Keys<TwilioOptions>());
        Rows("Email").Should().BeEquivalentTo([.. Keys<EmailOptions>(), .. Keys<SmtpOptions>(), .. Keys<SendGridOptions>()]);
        Rows("WebPush").Should().BeEquivalentTo(Keys<WebPushOptions>());
        Rows("Slack").Should().BeEquivalentTo(Keys<SlackOptions>());
        Rows("Webhook").Should().BeEquivalentTo(Keys<WebhookOptions>());
    }

    [Fact]
    public void Every_option_is_read_from_the_configuration()
    {
        Named<TwilioOptions>().Should().BeEquivalentTo(Options<TwilioOptions>());
        Named<EmailOptions>().Should().BeEquivalentTo(Options<EmailOptions>());
        Named<SmtpOptions>().Should().BeEquivalentTo(Options<SmtpOptions>().Except([nameof(SmtpOptions.TrustedRoots)]), "certificates are no text");
        Named<SendGridOptions>().Should().BeEquivalentTo(Options<SendGridOptions>());
        Named<WebPushOptions>().Should().BeEquivalentTo(Options<WebPushOptions>());
        Named<SlackOptions>().Should().BeEquivalentTo(Options<SlackOptions>());
        Named<WebhookOptions>().Should().BeEquivalentTo(Options<WebhookOptions>());
        GuardSettings.All.All.Select(setting => setting.Name).Should().BeEquivalentTo(Options<GuardedHttpOptions>());
    }

    [Fact]
    public void A_channel_that_code_says_nothing_of_is_set_up_by_the_configuration_alone()
    {
        using var host = Host(
            ("Twilio:AccountSid", TwilioScene.Account), ("Twilio:AuthToken", TwilioScene.Token), ("Twilio:From", "+15005550006"), ("Twilio:Destinations", "+1,+44"),
            ("Twilio:PublicUrl", WebhookHost.Outside), ("Twilio:WhenInDoubt", "park"), ("Twilio:Speech:Language", "nl-NL"), ("Twilio:Replies:StopWords:0", "genoeg"),
            ("Email:From", "shop@example.com"), ("Smtp:Host", "mx.example.com"), ("Smtp:Security", "Tls"), ("Smtp:UserName", "shop"), ("Smtp:Password", EmailScene.Password),
            ("Slack:BotToken", SlackTests.Token), ("Slack:Rooms:risk", "C0RISK"), ("Webhook:SigningKey", WebhookTests.Key), ("Webhook:Guard:Ports:0", "8443"),
            ("Webhook:Guard:AllowedNetworks", "10.1.0.0/16"), ("Webhook:Guard:Hosts", "a.example, *.b.example"), ("WebPush:PublicKey", WebPushTests.Keys.PublicKey),
            ("WebPush:PrivateKey", WebPushTests.Keys.PrivateKey), ("WebPush:Subject", "mailto:ops@shop.example"), ("WebPush:TimeToLive", "02:00:00"));

        var twilio = Value<TwilioOptions>(host);
        (twilio.AuthToken, twilio.PublicUrl, twilio.WhenInDoubt, twilio.Speech.Language).Should().Be((TwilioScene.Token, new Uri(WebhookHost.Outside), TwilioDoubt.Park, "nl-NL"));
        (twilio.Destinations.Concat(twilio.Replies.StopWords)).Should().Equal("+1", "+44", "genoeg");
        (Value<EmailOptions>(host).From, Value<SmtpOptions>(host).Security, Value<SmtpOptions>(host).Password).Should().Be(("shop@example.com", SmtpSecurity.Tls, EmailScene.Password));
        (Value<SlackOptions>(host).BotToken, Value<SlackOptions>(host).Rooms["risk"]).Should().Be((SlackTests.Token, "C0RISK"));
        var guard = Value<WebhookOptions>(host).Guard;
        guard.Ports.Should().Equal(8443);
        guard.Hosts.Should().Equal("a.example", "*.b.example");
        guard.AllowedNetworks.Single().ToString().Should().Be("10.1.0.0/16");
        (Value<WebPushOptions>(host).TimeToLive, host.GetRequiredService<IPushKey>().PublicKey).Should().Be((TimeSpan.FromHours(2), WebPushTests.Keys.PublicKey));
        host.GetServices<IOptionsSection>().SelectMany(section => section.Unknown(host.GetRequiredService<IConfiguration>().GetSection($"Notifications:{section.Name}"))).Should().BeEmpty();
    }

    [Fact]
    public void What_cannot_be_read_is_named_with_its_key_and_what_is_mistyped_is_told()
    {
        using var host = Host(("Webhook:Guard:Ports", "many"), ("Webhook:Guard:AllowedNetworks", "ten"), ("Slack:Api", "nowhere"), ("Twilio:Speech:Langage", "x"), ("Webhook:Guard:Port", "1"));

        host.Invoking(Value<WebhookOptions>).Should().Throw<InvalidInputException>().Which.Problems.Select(problem => problem.Field)
            .Should().Equal("Notifications:Webhook:Guard:Ports", "Notifications:Webhook:Guard:AllowedNetworks");
        host.Invoking(Value<SlackOptions>).Should().Throw<InvalidInputException>().WithMessage("*Notifications:Slack:Api*an absolute URL*");
        host.GetServices<IOptionsSection>().SelectMany(section => section.Unknown(host.GetRequiredService<IConfiguration>().GetSection($"Notifications:{section.Name}"))).Select(one => one.Key)
            .Should().BeEquivalentTo("Notifications:Twilio:Speech:Langage", "Notifications:Webhook:Guard:Port");
    }

    [Fact]
    public void The_rules_of_a_channel_hold_for_the_configuration_too()
    {
        using var host = Host(("Webhook:Guard:MostBytes", "-1"), ("Slack:Site", "http://a.example/"));

        host.Invoking(Value<WebhookOptions>).Should().Throw<OptionsValidationException>().WithMessage("*MostBytes*");
        host.Invoking(Value<SlackOptions>).Should().Throw<OptionsValidationException>().WithMessage("*Site*");
    }

    private static ServiceProvider Host(params (string Key, string Value)[] settings)
    {
        var services = new ServiceCollection();
        services.AddSingleton<ILoggerFactory>(LogLines.Watched).AddLogging();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(one => KeyValuePair.Create($"Notifications:{one.Key}", (string?)one.Value))).Build());
        services.AddNotifications().AddTwilioSms().AddSlack().AddWebhook(_ => { }).AddWebPush(_ => { }).AddEmail(_ => { }).OverSmtp(_ => { }).AddEmail(_ => { }).OverSendGrid(_ => { });
        return services.BuildServiceProvider();
    }

    private static T Value<T>(IServiceProvider host)
        where T : class => host.GetRequiredService<IOptions<T>>().Value;

    private static Settings<T> Settings<T>(out string name)
        where T : class
    {
        using var host = Host();
        var section = host.GetServices<IOptionsSection>().OfType<OptionsSection<T>>().Single();
        name = section.Name;
        return section.Settings;
    }

    private static IEnumerable<string> Keys<T>()
        where T : class => Settings<T>(out var name).All.SelectMany(setting => setting.Name switch
        {
            "Rooms" => [$"{name}:Rooms:<type>"],
            "Guard" => setting.Below.Select(below => $"{name}:Guard:{below}"),
            _ => [$"{name}:{setting.Name}"],
        });

    private static IEnumerable<string> Named<T>()
        where T : class => Settings<T>(out _).All.Select(setting => setting.Name.Split(':')[0]).Distinct();

    private static IEnumerable<string> Options<T>() => typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => property.Name);

    private static IEnumerable<string> Rows(string package, [CallerFilePath] string here = "") =>
        from line in File.ReadAllLines(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "src", $"LenNotify.{package}", "README.md"))
        let row = Row().Match(line)
        where row.Success
        select row.Groups[1].Value;

    [GeneratedRegex(@"^\| `([A-Z][A-Za-z]+:[^`]+)` \| [a-zURL]+ \|")]
    private static partial Regex Row();
}
