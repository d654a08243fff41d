using System.Buffers.Binary;
using System.Security.Cryptography;
using LenNotify.Storage;

namespace LenNotify;

/// <summary>All that one batch writes, gathered while it is routed.</summary>
/// <param name="now">When it is.</param>
/// <param name="mostly">How many items it mostly has.</param>
internal sealed class AppendDraft(DateTimeOffset now, int mostly)
{
    private readonly Dictionary<Notification, (string Json, IReadOnlyList<string> Words)> _texts = new(mostly, ReferenceEqualityComparer.Instance);
    private readonly List<DeliveryDraft> _offered = [];

    /// <summary>The locked people.</summary>
    public Dictionary<string, PersonDraft> People { get; } = new(mostly, StringComparer.Ordinal);

    /// <summary>The items.</summary>
    public List<ItemDraft> Items { get; } = new(mostly);

    /// <summary>Deliveries that stand alone.</summary>
    public List<DeliveryDraft> Alone { get; } = [];

    /// <summary>Bundles to open, or to join where one is open: each once, with its highest priority.</summary>
    public Dictionary<(string, string, Guid, string?), DeliveryDraft> Bundles { get; } = [];

    /// <summary>Items that go into bundles.</summary>
    public List<DeliveryDraft> Joins { get; } = [];

    /// <summary>Deliveries of earlier batches whose end something here waits for.</summary>
    public Guid[] Awaited()
    {
        if (!_offered.Exists(draft => draft.Delivery.Condition?.AfterFailureOf is not null))
        {
            return [];
        }

        var own = _offered.Select(draft => draft.Delivery.Id).ToHashSet();
        return [.. _offered.Select(draft => draft.Delivery.Condition?.AfterFailureOf).OfType<Guid>().Where(id => !own.Contains(id)).Distinct()];
    }

    /// <summary>What was stored for a publication and a person, before or now.</summary>
    public Dictionary<(Guid, string), AppendedUser> Stored { get; } = new(mostly);

    /// <summary>Routes a request to its people; to each once, however often it is asked.</summary>
    public AppendResult Route(AppendRequest request, Router route)
    {
        var id = request.Publication.Id;
        if (request.UserIds is [var only])
        {
            return new AppendResult(Acceptance.New, id, [Route(request, only, 0, route)]);
        }

        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var user in request.UserIds)
        {
            places.TryAdd(user, places.Count);
        }

        foreach (var user in places.Keys.Order(StringComparer.Ordinal))
        {
            Route(request, user, places[user], route);
        }

        return new AppendResult(Acceptance.New, id, [.. request.UserIds.Select(user => Stored[(id, user)])]);
    }

    /// <summary>Which revision of its people's states this append writes. By chance: nobody else writes the same, whenever.</summary>
    public long Revision { get; } = BinaryPrimitives.ReadInt64LittleEndian(RandomNumberGenerator.GetBytes(sizeof(long))) >>> 2;

    /// <summary>Adds what writes all of it but the states of people.</summary>
    public SqlBatch WriteTo(SqlBatch batch, StoreDialect dialect)
    {
        DeliveryDraft[] bundles = [.. Bundles.Values.OrderBy(bundle => bundle.Delivery.Id)];
        return batch
            .AddIf(Items.Count > 0, AppendSql.InsertItems, AppendRows.Items(Items, dialect))
            .AddIf(Alone.Count > 0, AppendSql.InsertDeliveries, AppendRows.Deliveries(Alone))
            .AddIf(bundles.Length > 0, AppendSql.OpenBundles, AppendRows.Deliveries(bundles))
            .AddIf(Alone.Count > 0, AppendSql.InsertMembers, AppendRows.Members(Alone))
            .AddIf(Joins.Count > 0, AppendSql.JoinBundles, AppendRows.Joins(Joins));
    }

    private AppendedUser Route(AppendRequest request, string user, int place, Router route)
    {
        var key = (request.Publication.Id, user);
        return Stored.TryGetValue(key, out var before)
            ? before
            : Stored[key] = Add(request.Publication, People[user], route, request.Lease is null ? place : null);
    }

    private AppendedUser Add(Publication publication, PersonDraft person, Router route, int? place)
    {
        var (appended, counted) = person.Take(route(publication, person.State), now);
        var item = appended.Routed.Item;
        if (!_texts.TryGetValue(item.Notification, out var texts))
        {
            // Mostly the publication's own, which is written as its payload too.
            var json = ReferenceEquals(item.Notification, publication.Notification) ? publication.Payload : item.Notification.ToJson();
            _texts[item.Notification] = texts = (json, SearchWords.Of(item.Notification));
        }

        Items.Add(new ItemDraft(appended, publication.Id, place, counted, texts.Json, texts.Words));
        for (var i = 0; i < appended.Routed.Deliveries.Count; i++)
        {
            _offered.Add(new DeliveryDraft(appended.Routed.Deliveries[i], appended.UserId, item.Id));
        }

        return appended;
    }

    /// <summary>
    /// Decides where each delivery begins, now that it is known how those of earlier batches ended. What waits for one that
    /// will never fail is not wanted, and so is what waits for that.
    /// </summary>
    public void Place(IReadOnlyDictionary<Guid, DeliveryState> awaited)
    {
        var own = _offered.Where(draft => draft.Delivery.JoinKey is null).ToDictionary(draft => draft.Delivery.Id);
        foreach (var draft in _offered)
        {
            if (Begin(draft, awaited, own) is not { } state)
            {
                continue;
            }

            var placed = draft with { State = state };
            if (draft.Delivery.JoinKey is null)
            {
                Alone.Add(placed);
            }
            else
            {
                Joins.Add(placed);
                Bundles[draft.Bundle] = Bundles.TryGetValue(draft.Bundle, out var open) ? Raise(open, draft.Delivery.Priority) : placed;
            }
        }
    }

    private static DeliveryDraft Raise(DeliveryDraft open, Priority priority) =>
        priority > open.Delivery.Priority ? open with { Delivery = open.Delivery with { Priority = priority } } : open;

    private DeliveryState? Begin(
        DeliveryDraft draft, IReadOnlyDictionary<Guid, DeliveryState> awaited, Dictionary<Guid, DeliveryDraft> own)
    {
        var due = draft.Delivery.DueAt <= now ? DeliveryState.Ready : DeliveryState.Waiting;
        if (draft.Delivery.Condition?.AfterFailureOf is not { } id)
        {
            return due;
        }

        if (own.TryGetValue(id, out var first))
        {
            return id != draft.Delivery.Id && Begin(first, awaited, own) is not null ? DeliveryState.Blocked : null;
        }

        return awaited.TryGetValue(id, out var state) ? state switch
        {
            DeliveryState.Dead => due,
            DeliveryState.Delivered or DeliveryState.Dropped => null,
            _ => DeliveryState.Blocked,
        } : null;
    }
}
