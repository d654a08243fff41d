using System.Collections.Concurrent;
using LenNotify.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LenNotify.Tests.Journey;

public abstract class OptOutJourney(IJourneyStore store) : JourneyContract(store)
{
    private const int Each = 5;
    private const int PerStep = 500;
    private const int AtOnce = 100;
    private static readonly string[] Everybody = [.. Enumerable.Range(0, 2_000).Select(i => $"u{i}")];
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(250);
    private readonly ConcurrentQueue<(string UserId, DateTimeOffset At)> _calls = new();
    private readonly CallCounts _counts = new();

    [Fact]
    public async Task Who_opts_out_on_one_node_is_soon_not_called_from_another_in_the_middle_of_ten_thousand()
    {
        Pager.Answer = (delivery, _) =>
        {
            _calls.Enqueue((delivery.UserId, Time.GetUtcNow()));
            return Task.FromResult(DeliveryResult.Delivered());
        };
        var sending = await Start(Count, pager => (pager.Concurrency, pager.Rate) = (AtOnce, new ChannelRate(PerStep, Step)));
        var other = await Start(builder => OwnPeople(builder).Services.Configure<NotificationOptions>(options => options.Deliver = false));
        await Parallel.ForEachAsync(Everybody, async (user, gone) =>
            await other.Settings.PutContactAsync(user, new HostContact("pager", Canary.Token(user)), new Evidence(Noon, "settings page"), gone));
        for (var i = 0; i < Each; i++)
        {
            await sending.Fill($"S{i}", Audience.Users(Everybody), null, "pager");
        }

        var optedOut = await Blast(other);

        var late = _calls.Where(call => optedOut.TryGetValue(call.UserId, out var at) && call.At > at).ToArray();
        late.Where(call => call.At - optedOut[call.UserId] > TimeSpan.FromMilliseconds(500)).Should().BeEmpty("what is known of people is at most so old");
        var byUser = _calls.ToLookup(call => call.UserId);
        optedOut.Keys.Should().Contain(user => byUser[user].Count() < Each, "some of theirs were still to come");
        Everybody.Except(optedOut.Keys).Should().OnlyContain(user => byUser[user].Count() == Each, "nobody else is the worse for it");
        ReadsOfPeople().Should().BeLessThanOrEqualTo((3 * _counts[nameof(IDeliveryQueue.ClaimDeliveriesAsync)]) + (3 * Each * Everybody.Length / AtOnce), "people are read for a claim or a chunk, not for a send");
        ReadsOfPeople().Should().BeLessThan(_calls.Count / 10);
    }

    private int ReadsOfPeople() =>
        _counts[nameof(IDocuments.VersionsAsync)] + _counts[nameof(IDocuments.GetDocumentsAsync)] + _counts[nameof(IContacts.GetContactsAsync)];

    private async Task<Dictionary<string, DateTimeOffset>> Blast(JourneyHost other)
    {
        var optedOut = new Dictionary<string, DateTimeOffset>();
        for (var step = 0; step < (Each * Everybody.Length / PerStep) + 20; step++)
        {
            await Pass(Step + Tick);
            if (step is 3 or 8 or 13)
            {
                foreach (var user in Everybody.Skip(step * 10).Take(40))
                {
                    await other.Settings.OptOutAsync(user, "pager", new Evidence(Time.GetUtcNow(), "inbound STOP"));
                    optedOut.TryAdd(user, Time.GetUtcNow());
                }
            }
        }

        return optedOut;
    }

    private void Count(NotificationsBuilder builder)
    {
        OwnPeople(builder);
        _counts.Watch<IContacts>(builder.Services);
        _counts.Watch<IDocuments>(builder.Services);
        _counts.Watch<IDeliveryQueue>(builder.Services);
    }

    // Addresses are with us, so that versions tell of changes.
    private static NotificationsBuilder OwnPeople(NotificationsBuilder builder)
    {
        builder.Services.RemoveAll<IContactDirectory>();
        return builder;
    }
}
