namespace LenNotify.Channels.Tests;

/// <summary>The hours that the law leaves for text messages and calls, in a whole host.</summary>
public sealed class LegalHoursTests
{
    // 22:30 in New York.
    private const string Night = "2026-06-11T02:30Z";
    private const string Morning = "2026-06-11T12:00Z";

    [Theory]
    [InlineData("sms", "US")]
    [InlineData("voice", "US")]
    [InlineData("sms", null)]
    [InlineData("voice", null)]
    public async Task At_night_nobody_in_the_united_states_is_reached_but_for_an_emergency(string channel, string? country)
    {
        await using var host = WatchedHost.Start(n => n
            .AddType("margin_call", type => type.Channels(channel).Mandatory())
            .AddType("evacuate", type => type.Channels(channel).Emergency())
            .AddTwilioSms(Account).AddTwilioVoice());
        host.SetClock(Night);
        host.User("anna").LivesIn("America/New_York");
        await host.Settings.PutContactAsync("anna", new HostContact(channel, Canary.Phone) { Country = country }, new Evidence(host.Now, "test"));

        await host.Notifier.PublishAsync(Said("margin_call"), "anna");
        host.To("anna").Over(channel).About("margin_call").ShouldBeHeldUntil(Morning);
        await host.Notifier.PublishAsync(Said("evacuate"), "anna");

        host.To("anna").Over(channel).About("evacuate").ShouldBeDelivered();
        host.To("anna").Over(channel).About("margin_call").ShouldNotBeDelivered();
        host.SetClock(Morning);
        host.To("anna").Over(channel).About("margin_call").ShouldBeDelivered();
    }

    // Critical passes quiet hours, and not the law.
    private static Notification Said(string type) => new() { Type = type, Title = "Look", Priority = Priority.Critical, Severity = Severity.Critical };

    private static void Account(TwilioOptions options)
    {
        (options.AccountSid, options.AuthToken, options.From) = (TwilioScene.Account, TwilioScene.Token, "+15005550006");
        options.Destinations.Add("+1");
    }
}
