using Microsoft.Extensions.DependencyInjection;

namespace LenNotify.Channels.Tests;

/// <summary>Each channel in a whole host, over real HTTP, in a time that the test moves.</summary>
public class ProviderDownTests
{
    private const int People = 1_000;
    private const int AtOnce = 4;
    private const int Probes = 10;
    private const int Failures = 5;

    [Theory]
    [InlineData("webhook")]
    [InlineData("slack")]
    [InlineData("sms")]
    [InlineData("voice")]
    [InlineData("webpush")]
    [InlineData("email")]
    public async Task A_provider_that_is_down_for_ten_minutes_is_left_alone_and_everything_arrives_soon_after(string name)
    {
        var (channel, down) = (ChannelUnderWay.Of(name), true);
        using var server = new StrictServer(_ => Volatile.Read(ref down) ? new ServerAnswer(503) : channel.Taken);
        await using var host = Host(channel, server);
        var people = Enumerable.Range(0, People).Select(i => $"u{i}").ToArray();
        for (var i = 0; i < People; i++)
        {
            await host.Settings.PutContactAsync(people[i], new HostContact(name, channel.AddressOf(i, server)), new Evidence(host.Now, "test"));
        }

        await host.Notifier.PublishAsync(new Notification { Type = "alert", Title = "Look" }, Audience.Users(people));
        host.Advance(TimeSpan.FromMinutes(10));
        server.Requests.Count.Should().BeInRange(Failures, Failures + AtOnce + Probes);

        Volatile.Write(ref down, false);
        var before = server.Requests.Count;
        host.Advance(TimeSpan.FromSeconds(61));

        (server.Requests.Count - before).Should().Be(People, "each arrives once");
        var letters = await host.Services.GetRequiredService<INotificationStore>().ListDeadLettersAsync(new DeadLetterFilter(), 10, null, default);
        letters.Items.Should().BeEmpty();
    }

    [Theory]
    [InlineData("webhook")]
    [InlineData("slack")]
    [InlineData("sms")]
    [InlineData("voice")]
    [InlineData("webpush")]
    [InlineData("email")]
    public async Task A_person_can_have_a_test_message_sent(string name)
    {
        var channel = ChannelUnderWay.Of(name);
        using var server = new StrictServer(_ => channel.Taken);
        await using var host = Host(channel, server);
        await host.Settings.PutContactAsync("anna", new HostContact(name, channel.AddressOf(1, server)), new Evidence(host.Now, "test"));

        await host.Services.GetRequiredService<ITestSender>().SendAsync("anna", name);
        await host.SettleAsync();

        server.Requests.Should().ContainSingle();
    }

    private static NotificationsTestHost Host(ChannelUnderWay channel, StrictServer server)
    {
        var host = WatchedHost.Start(n =>
        {
            n.AddType("alert", type => type.Channels(channel.Name));
            channel.Add(n, server, o => o.Concurrency = AtOnce);
        });
        host.Channel(channel.Name).UsesItsAdapter();
        return host;
    }
}
