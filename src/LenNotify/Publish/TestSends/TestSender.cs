using System.Diagnostics;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>Brings tests on their way: through the store, as everything else, so that whichever process has the channel sends them.</summary>
internal sealed class TestSender(RoutingEngine engine, Recipients people, TestAllowance allowance, TestStore store, PublishContext context) : ITestSender
{
    private readonly TestRouting _routing = new(engine);

    public async Task<TestSent> SendAsync(string userId, string channel, CancellationToken cancellationToken)
    {
        var audience = Audience.User(userId);
        ArgumentNullException.ThrowIfNull(channel);
        var place = _routing.PlaceOf(channel);
        var now = context.Clock.Now;
        var id = context.Ids.Next(now);
        var test = engine.Compile(TestRouting.Says(channel), id);
        var person = (await people.GetAsync(audience.UserIds, now, cancellationToken).ConfigureAwait(false))[0];
        _routing.Demand(test, person, place, now);
        await allowance.TakeAsync(userId, channel, now, cancellationToken).ConfigureAwait(false);

        var publication = Publication(id, test.Source, audience, now);
        var results = await store.Publications.AppendAsync(
            [new AppendRequest(publication, audience.UserIds)], (p, state) => _routing.Route(p, person, state, place, now), now, cancellationToken).ConfigureAwait(false);
        store.Committed.Tell(results[0], now);
        store.Committed.Signal();
        var routed = results[0].Users[0].Routed;
        return new TestSent(routed.Item.Id, routed.Deliveries.Count);
    }

    private Publication Publication(Guid id, Notification test, Audience audience, DateTimeOffset now) => new()
    {
        Id = id,
        Producer = context.Producer,
        DedupeKey = id.ToString("N"),
        BodyHash = default,
        Type = test.Type,
        Notification = test,
        Audience = audience,
        DueAt = now,
        CorrelationId = Activity.Current?.TraceId.ToString() ?? id.ToString("N"),
        TraceParent = Activity.Current?.Id,
    };
}
