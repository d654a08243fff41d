using Microsoft.Extensions.DependencyInjection;

namespace LenNotify.Channels.Tests;

/// <summary>What a provider does wrong once, over real HTTP, in a whole host.</summary>
public sealed class ProviderTroubleTests
{
    private const int Wait = 120;

    public static TheoryData<string, string> All
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var channel in new[] { "webhook", "slack", "sms", "voice", "webpush", "email" })
            {
                foreach (var how in new[] { "429", "500", "half", "reset" })
                {
                    all.Add(channel, how);
                }
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task What_goes_wrong_once_is_tried_again_not_before_the_provider_says_and_arrives(string name, string how)
    {
        var (channel, calls) = (ChannelUnderWay.Of(name), 0);
        using var server = new StrictServer(_ => Interlocked.Increment(ref calls) > 1 ? channel.Taken : how switch
        {
            "429" => new ServerAnswer(429, Headers: ("Retry-After", $"{Wait}")),
            "500" => new ServerAnswer(500, "<html>"),
            "half" => ServerAnswer.HalfBody,
            _ => ServerAnswer.Reset,
        });
        await using var host = WatchedHost.Start(n =>
        {
            n.AddType("alert", type => type.Channels(name));
            channel.Add(n, server, _ => { });
        });
        host.Channel(name).UsesItsAdapter();
        await host.Settings.PutContactAsync("anna", new HostContact(name, channel.AddressOf(1, server)), new Evidence(host.Now, "test"));

        await host.Notifier.PublishAsync(new Notification { Type = "alert", Title = "Look" }, "anna");
        if (how == "429")
        {
            host.Advance(TimeSpan.FromSeconds(Wait - 1));
            server.Requests.Should().ContainSingle("it said when");
        }

        host.Advance(TimeSpan.FromSeconds(2));
        host.Advance(TimeSpan.FromHours(1));

        server.Requests.Should().HaveCount(2, "what was taken is not sent again");
        var store = host.Services.GetRequiredService<INotificationStore>();
        (await store.ListDeadLettersAsync(new DeadLetterFilter(), 10, null, default)).Items.Should().BeEmpty();
        host.To("anna").Over(name).ShouldBeDelivered();
    }
}
