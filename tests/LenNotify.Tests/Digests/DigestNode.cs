using LenNotify.Storage;
using Microsoft.Extensions.Logging;

namespace LenNotify.Tests;

/// <summary>One of several processes over one store, with a clock that is off: the product's own parts, done by hand, one step at a time.</summary>
internal sealed class DigestNode
{
    private readonly INotificationStore _store;
    private readonly RoutingEngine _engine;
    private readonly Recipients _people;
    private readonly Appending _routing;
    private readonly ChannelWork _email;
    private readonly TimeSpan _off;

    internal DigestNode(INotificationStore store, RoutingEngine engine, TestTime time, TimeSpan off)
    {
        (_store, _engine, _off) = (store, engine, off);
        _people = new Recipients(
            new RecipientLoader(new StoredPeople(store, store), new HostContacts(Things.Protection, store, null, new Logger<HostContacts>(LogLines.Watched)), engine, TzdbZones.Default),
            new Logger<Recipients>(LogLines.Watched));
        _routing = new Appending(engine);
        var options = new ChannelOptions("email") { Policy = engine.Channels[1], SendTimeout = TimeSpan.FromSeconds(10) };
        _email = new ChannelWork(
            new ChannelLine("email", null!, options), 1, new DeliveryStore(store, store, store, _people, engine), new Circuit(options.CircuitBreak),
            new PumpSettings(true, TimeSpan.FromSeconds(1), Things.Clock(time), new Ids()));
    }

    /// <summary>Routes a publication; again, if another node did so before.</summary>
    internal async Task RouteAsync(Publication publication, DateTimeOffset now)
    {
        var notification = _engine.Restore(publication.Notification!, publication.Id);
        var people = await _people.GetAsync(publication.Audience.UserIds, now + _off, default);
        await _store.AppendAsync(
            [new AppendRequest(publication, publication.Audience.UserIds)], (p, state) => _routing.Route(p, notification, people[0], state, now + _off), now + _off, default);
    }

    /// <summary>Starts what is due.</summary>
    internal async Task<IReadOnlyList<ClaimedDelivery>> ClaimAsync(DateTimeOffset now)
    {
        var (batch, _, lacked) = await _email.ClaimAsync(10, TimeSpan.FromSeconds(30), now + _off, default);
        if (lacked.Count == 0)
        {
            return batch.Started;
        }

        await _email.ReadAsync(lacked, now + _off, default);
        return [.. batch.Started, .. (await _email.ClaimAsync(10, TimeSpan.FromSeconds(30), now + _off, default)).Batch.Started];
    }

    /// <summary>Writes how one ended; it may be another's by now.</summary>
    internal Task CompleteAsync(Completion completion, DateTimeOffset now) => _email.CompleteAsync([completion], now + _off, default);
}
