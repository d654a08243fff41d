namespace LenNotify.Testing.Tests;

/// <summary>When a call returns, everything that is due has happened: without a sleep, in every run, on a busy machine.</summary>
public sealed class QuiescenceTests
{
    private static readonly string[] Channels = ["sms", "email", "voice"];

    [Fact]
    public async Task Whatever_is_published_at_once_has_been_sent_when_the_calls_return()
    {
        using var host = Start();
        for (var round = 1; round <= 25; round++)
        {
            await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Publish(host, $"u{i}", $"{round}")));

            Channels.Sum(channel => host.Channel(channel).Sent.Count).Should().Be(round * 10 * Channels.Length);
            host.To("u3").Inbox.Pushed.Should().HaveCount(round);
        }
    }

    [Fact]
    public async Task The_same_test_has_the_same_history_every_time()
    {
        var first = await History();
        for (var again = 0; again < 5; again++)
        {
            (await History()).Should().Equal(first);
        }
    }

    [Fact]
    public async Task Hosts_in_parallel_do_not_meet() => await Task.WhenAll(Enumerable.Range(0, 20).Select(number => Task.Run(async () =>
    {
        using var host = Start();
        await Publish(host, "u1", $"{number}");
        host.To("u1").Over("sms").ShouldBeDelivered(times: 1)[0].ShouldSay($"{number}");
    })));

    private static async Task<List<string>> History()
    {
        using var host = Start();
        host.SetClock("2026-06-01T20:30Z");
        host.User("u1").QuietHours("22:00", "07:00", "Europe/Amsterdam");
        host.Channel("sms").Fails(times: 4);
        host.Channel("voice").Hangs(times: 2);
        for (var hour = 0; hour < 14; hour++)
        {
            await Publish(host, "u1", $"a{hour}");
            await Publish(host, "u2", $"b{hour}");
            host.Advance(TimeSpan.FromHours(1));
        }

        return [.. Channels.SelectMany(channel => host.Channel(channel).Sent)
            .Select(sent => $"{sent.At:O} {sent.Delivery.UserId} {sent.Delivery.Attempt} {sent.Delivery.Content.Text.ReplaceLineEndings("|")}").Order(StringComparer.Ordinal)];
    }

    private static NotificationsTestHost Start()
    {
        var host = WatchedHost.Start(n => Array.ForEach(Channels, channel => n.AddChannel(channel)));
        foreach (var person in Enumerable.Range(0, 10).Select(i => host.User($"u{i}")))
        {
            Array.ForEach(Channels, channel => person.ReachableOver(channel));
        }

        return host;
    }

    private static Task Publish(NotificationsTestHost host, string userId, string title) => host.Notifier.PublishAsync(
        new Notification { Type = "t", Title = title, Severity = Severity.Critical, Channels = ["inapp", .. Channels] }, userId);
}
