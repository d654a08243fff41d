using LenNotify.Storage;
using MongoDB.Bson;

namespace LenNotify;

/// <summary>Decides where the deliveries of one person's append begin, and joins them to open bundles.</summary>
internal sealed class DeliveryPlacing(PersonChange change)
{
    private readonly List<(NewDelivery Delivery, Guid Item)> _offered = [];

    /// <summary>Adds what was routed.</summary>
    public void Offer(RoutedUser routed) => _offered.AddRange(routed.Deliveries.Select(delivery => (delivery, routed.Item.Id)));

    /// <summary>
    /// Writes them. What waits for one that will never fail is not wanted, and so is what waits for that.
    /// </summary>
    public async Task PlaceAsync()
    {
        if (_offered.Count == 0)
        {
            return;
        }

        var own = _offered.Where(one => one.Delivery.JoinKey is null).ToDictionary(one => one.Delivery.Id, one => one.Delivery);
        var awaited = await AwaitedAsync(own).ConfigureAwait(false);
        var bundles = await OpenAsync().ConfigureAwait(false);
        foreach (var (delivery, item) in _offered)
        {
            if (Begin(delivery, awaited, own) is not { } state)
            {
                continue;
            }

            var key = (delivery.Channel, delivery.TargetId, delivery.JoinKey ?? "");
            if (delivery.JoinKey is null || !bundles.TryGetValue(key, out var row) || Closes(row))
            {
                row = DeliveryDocuments.New(delivery, change.UserId, state);
                if (delivery.JoinKey is not null)
                {
                    bundles[key] = row;
                }
            }

            DeliveryDocuments.Join(row, item);
            DeliveryDocuments.Raise(row, delivery.Priority);
            change.Put(MongoTables.Deliveries, row);
        }
    }

    private bool Closes(BsonDocument bundle)
    {
        if (!DeliveryDocuments.IsFull(bundle))
        {
            return false;
        }

        bundle["open"] = false;
        change.Put(MongoTables.Deliveries, bundle);
        return true;
    }

    private async Task<Dictionary<Guid, DeliveryState>> AwaitedAsync(Dictionary<Guid, NewDelivery> own)
    {
        Guid[] ids = [.. _offered.Select(one => one.Delivery.Condition?.AfterFailureOf).OfType<Guid>().Where(id => !own.ContainsKey(id)).Distinct()];
        var found = ids.Length == 0 ? [] : await change.DeliveriesAsync("_id", ids).ConfigureAwait(false);
        return found.ToDictionary(row => row.Id("_id"), row => row.Choice<DeliveryState>("state"));
    }

    private async Task<Dictionary<(string, Guid, string), BsonDocument>> OpenAsync()
    {
        var found = _offered.TrueForAll(one => one.Delivery.JoinKey is null) ? [] : await change.OpenAsync().ConfigureAwait(false);
        return found.ToDictionary(row => (row.Text("channel"), row.Id("target_id"), row.Text("join_key")));
    }

    private static DeliveryState? Begin(NewDelivery delivery, Dictionary<Guid, DeliveryState> awaited, Dictionary<Guid, NewDelivery> own)
    {
        if (delivery.Condition?.AfterFailureOf is not { } id)
        {
            return DeliveryState.Queued;
        }

        if (own.TryGetValue(id, out var first))
        {
            return id != delivery.Id && Begin(first, awaited, own) is not null ? DeliveryState.Blocked : null;
        }

        return awaited.TryGetValue(id, out var state) ? state switch
        {
            DeliveryState.Dead => DeliveryState.Queued,
            DeliveryState.Delivered or DeliveryState.Dropped => null,
            _ => DeliveryState.Blocked,
        } : null;
    }
}
