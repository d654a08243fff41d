using LenNotify.Storage;

namespace LenNotify;

/// <summary>Puts an append's deliveries into their queues, or into bundles that are open. Room was taken before.</summary>
internal sealed class MemoryEnqueue(MemoryState state)
{
    /// <summary>Under the person's lock.</summary>
    public void Enqueue(Person person, StoredItem item, IReadOnlyList<NewDelivery> deliveries)
    {
        foreach (var appended in deliveries)
        {
            var delivery = new MemoryDelivery(person, appended);
            if (delivery.Bundle is { } key && !person.OpenBundles.TryAdd(key, delivery))
            {
                Join(person.OpenBundles[key], item, appended);
                continue;
            }

            delivery.Members = [item];
            state.Deliveries[appended.Id] = delivery;
            state.QueueOf(appended.Channel).Put(delivery, appended.DueAt, appended.Turn);
        }
    }

    private void Join(MemoryDelivery bundle, StoredItem item, NewDelivery joiner)
    {
        state.DeliveryRoom.Give(1);
        bundle.Members = [.. bundle.Members, item];
        bundle.Priority = (Priority)Math.Max((int)bundle.Priority, (int)joiner.Priority);
    }
}
