using Microsoft.Extensions.DependencyInjection;

namespace LenNotify.Channels.Tests;

/// <summary>Mail over SMTP in a whole host, with TLS and login, in a time that the test moves.</summary>
public class MailServerDownTests
{
    private const int People = 1_000;
    private const int AtOnce = 4;
    private const int Probes = 10;
    private const int Failures = 5;

    [Fact]
    public async Task A_mail_server_that_is_down_for_ten_minutes_is_left_alone_and_everything_arrives_soon_after()
    {
        using var server = new StrictSmtpServer();
        server.Script.Greeting = "421 4.3.2 not now";
        await using var host = WatchedHost.Start(n => n.AddType("alert", type => type.Channels("email"))
            .AddEmail(e => e.From = "shop@example.com", o => o.Concurrency = AtOnce).OverSmtp(smtp => Reach(smtp, server)));
        host.Channel("email").UsesItsAdapter();
        var people = Enumerable.Range(0, People).Select(i => $"u{i}").ToArray();
        foreach (var person in people)
        {
            await host.Settings.PutContactAsync(person, new HostContact("email", Canary.Email(person)), new Evidence(host.Now, "test"));
        }

        await host.Notifier.PublishAsync(new Notification { Type = "alert", Title = "Look" }, Audience.Users(people));
        host.Advance(TimeSpan.FromMinutes(10));
        server.Connections.Should().BeInRange(Failures, Failures + AtOnce + Probes);

        server.Script.Greeting = "220 mx.example ESMTP";
        host.Advance(TimeSpan.FromSeconds(61));

        server.Mails.Select(mail => mail.To).Order(StringComparer.Ordinal).Should().Equal(people.Select(Canary.Email).Order(StringComparer.Ordinal), "each arrives once");
        var letters = await host.Services.GetRequiredService<INotificationStore>().ListDeadLettersAsync(new DeadLetterFilter(), 10, null, default);
        letters.Items.Should().BeEmpty();
    }

    private static void Reach(SmtpOptions smtp, StrictSmtpServer server)
    {
        (smtp.Host, smtp.Port, smtp.UserName, smtp.Password) = ("localhost", server.Port, "shop", EmailScene.Password);
        smtp.TrustedRoots.Add(SmtpScript.Certificate);
    }
}
