using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LenNotify.Channels.Tests;

/// <summary>Credentials that are rotated while messages are on their way, at providers that from then on take only the new one.</summary>
public sealed class RotationTests
{
    private const int People = 1_000;
    private const int Before = 300;
    private const int AtOnce = 20;

    [Theory]
    [InlineData("webhook")]
    [InlineData("slack")]
    [InlineData("sms")]
    [InlineData("voice")]
    [InlineData("webpush")]
    [InlineData("email")]
    public async Task A_credential_that_is_rotated_in_the_middle_of_a_blast_causes_no_failure(string name)
    {
        var (channel, credential) = (ChannelUnderWay.Of(name), StrictCredential.Of(name));
        var (vault, taken, refused) = (new RotatedVault(credential.Old), 0, 0);
        NotificationsTestHost? rotated = null;
        var middle = new MiddleOfBlast(Before, AtOnce, () => Rotate(vault, credential, rotated!.Services));
        using var server = new StrictServer(async request =>
        {
            await middle.PassAsync();
            var isRight = credential.IsRight(request, vault.Current);
            Interlocked.Increment(ref isRight ? ref taken : ref refused);
            return isRight ? channel.Taken : credential.Refusal;
        });
        await using var host = Host(name, vault, n => channel.Add(n, server, o => o.Concurrency = AtOnce));
        rotated = host;

        await BlastAsync(host, name, People, i => channel.AddressOf(i, server));

        (taken, refused).Should().Be((People, AtOnce), "time stood still, so that every one of them came with its first attempt");
        vault.Asked.Should().Be(2, "of all that were refused at once, one asks");
        await NothingIsDeadAsync(host);
    }

    [Fact]
    public async Task A_password_of_a_mail_server_that_is_rotated_in_the_middle_of_a_blast_causes_no_failure()
    {
        const int Mails = 200;
        var (vault, refused) = (new RotatedVault(EmailScene.Password), 0);
        var middle = new MiddleOfBlast(Mails / 3, AtOnce, () => vault.Current = Canary.Token("smtp-new"));
        using var server = new StrictSmtpServer();
        server.Script.ClosesAfterMail = true;
        server.Script.Judge = async password =>
        {
            await middle.PassAsync();
            var isRight = password == vault.Current;
            Interlocked.Add(ref refused, isRight ? 0 : 1);
            return isRight;
        };
        await using var host = Host("email", vault, n => n.AddEmail(e => e.From = "shop@example.com", o => o.Concurrency = AtOnce).OverSmtp(smtp =>
        {
            (smtp.Host, smtp.Port, smtp.UserName) = ("localhost", server.Port, "shop");
            smtp.TrustedRoots.Add(SmtpScript.Certificate);
        }));

        await BlastAsync(host, "email", Mails, i => Canary.Email($"person{i}"));

        server.Mails.Select(mail => mail.To).Should().OnlyHaveUniqueItems().And.HaveCount(Mails);
        (refused, vault.Asked).Should().Be((AtOnce, 2));
        await NothingIsDeadAsync(host);
    }

    private static NotificationsTestHost Host(string channel, RotatedVault vault, Action<NotificationsBuilder> add)
    {
        var host = WatchedHost.Start(n =>
        {
            n.AddType("alert", type => type.Channels(channel));
            add(n);
            n.Services.AddSingleton<ISecretProvider>(vault);
            if (channel == ChannelNames.WebPush)
            {
                n.Services.Configure<WebPushOptions>(o => o.PublicKey = StrictCredential.PublicHalf(vault.Current));
            }
        });
        host.Channel(channel).UsesItsAdapter();
        return host;
    }

    // Options are read anew as after a reload.
    private static void Rotate(RotatedVault vault, StrictCredential credential, IServiceProvider services)
    {
        vault.Current = credential.New;
        services.GetRequiredService<IOptionsMonitorCache<WebPushOptions>>().Clear();
    }

    private static async Task BlastAsync(NotificationsTestHost host, string channel, int count, Func<int, string> address)
    {
        string[] people = [.. Enumerable.Range(0, count).Select(i => $"u{i}")];
        for (var i = 0; i < count; i++)
        {
            await host.Settings.PutContactAsync(people[i], new HostContact(channel, address(i)), new Evidence(host.Now, "test"));
        }

        await host.Notifier.PublishAsync(new Notification { Type = "alert", Title = "Look" }, Audience.Users(people));
    }

    private static async Task NothingIsDeadAsync(NotificationsTestHost host) =>
        (await host.Services.GetRequiredService<INotificationStore>().ListDeadLettersAsync(new DeadLetterFilter(), 10, null, default)).Items.Should().BeEmpty();
}
