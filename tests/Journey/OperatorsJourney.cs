using LenNotify.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace LenNotify.Tests.Journey;

public abstract class OperatorsJourney(IJourneyStore store) : JourneyContract(store)
{
    [Fact]
    public async Task Operators_hear_once_of_a_channel_that_rests_however_many_nodes_see_it()
    {
        Pager.Answer = (_, _) => Task.FromResult(DeliveryResult.Transient("down"));
        JourneyHost[] nodes = [await Start(Operated, options => options.Concurrency = 1), await Start(Operated, options => options.Concurrency = 1)];
        for (var i = 0; i < 20; i++)
        {
            await nodes[i % 2].Fill($"S{i}", $"u{i}");
        }

        await Until(async () => (await Told(nodes[0])).Count > 0);
        for (var probe = 0; probe < 5; probe++)
        {
            await Pass(TimeSpan.FromSeconds(61));
        }

        (await Told(nodes[0])).Should().ContainSingle().Which.Title.Should().Be("Channel pager rests");
    }

    [Fact]
    public async Task What_fails_of_the_operators_own_notifications_raises_no_other()
    {
        Pager.Answer = (_, _) => Task.FromResult(DeliveryResult.Permanent("refused"));
        var sms = new Pager("sms") { Answer = Pager.Answer };
        var host = await Start(builder =>
        {
            Operated(builder.AddChannel(sms).AddType("lennotify.deliveries_failing", type => type.Channels("inapp", "sms")));
            builder.Services.Configure<NotificationOptions>(options => options.FailureBound = 1);
        });
        await host.Fill("BTC/USD", "anna");
        (await sms.Next()).UserId.Should().Be("olga");
        await host.Written(2);

        // The desk has heard of both failures when the host is gone, and of one thing on another channel it may always tell.
        await host.StopAsync();
        (await Told(host)).Should().ContainSingle().Which.Title.Should().Be("Deliveries over pager fail");
        (Pager.Calls.Count, sms.Calls.Count).Should().Be((1, 1));
    }

    [Fact]
    public async Task Operators_hear_of_a_queue_over_its_bound()
    {
        Pager.Answer = (_, _) => new TaskCompletionSource<DeliveryResult>().Task;
        var host = await Start(
            builder =>
            {
                Operated(builder);
                builder.Services.Configure<NotificationOptions>(options => options.QueueBound = 10);
            },
            options => options.Concurrency = 1);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => host.Fill($"S{i}", $"u{i}")));
        await Pager.Next();

        // The pager hangs, so this host never rests. Whatever else it does needs no time.
        Time.Pass(TimeSpan.FromSeconds(10));

        await Until(async () => (await Told(host)).Count > 0);
        (await Told(host)).Should().ContainSingle().Which.Title.Should().Be("The queue of pager is too long");
    }

    private static void Operated(NotificationsBuilder builder) => builder.Services.Configure<NotificationOptions>(options => options.Operators = Audience.User("olga"));

    private async Task<IReadOnlyList<Notification>> Told(JourneyHost host) =>
        [.. (await host.Get<IInbox>().ListAsync("olga", new InboxQuery(), Time.GetUtcNow(), default)).Items.Select(item => item.Notification)];
}
