namespace LenNotify.Simulation;

/// <summary>Each person's devices end with every item, once, in the order in which they were stored; and the count is right.</summary>
internal static class InboxRule
{
    internal static void Check(World world)
    {
        foreach (var client in world.Crowd.Clients)
        {
            while (client.Look(world, world.Crowd.Inbox, 100))
            {
            }

            CheckClient(world, client);
            CheckCount(world, client.UserId);
        }
    }

    private static void CheckClient(World world, Client client)
    {
        var shown = client.Items.Select(item => item.Id).ToHashSet();
        foreach (var stored in world.Book.Items.Values.Where(stored => stored.Item.UserId == client.UserId && stored.Item.Listed))
        {
            // What expired or was dismissed before a device looked is not shown to it any more.
            var mayLack = stored.Item.Notification.ExpiresAt <= world.Clock.Now || stored.SeenAt is not null;
            if (!shown.Contains(stored.Item.Id) && !mayLack)
            {
                throw new Broken(Invariants.InboxOnce, $"{client.UserId} was never shown {stored.Item.Notification.Title} ({stored.Sequence})");
            }
        }

        if (client.Items.Any(item => world.Book.ItemsById[item.Id].Sequence != item.Sequence))
        {
            throw new Broken(Invariants.InboxOnce, $"{client.UserId} was shown an item under another sequence");
        }
    }

    private static void CheckCount(World world, string userId)
    {
        var state = Sync.Done(world.Crowd.Inbox.StatesAsync([userId], CancellationToken.None))[0];
        var unread = world.Book.Items.Values.Count(stored => stored.Item.UserId == userId && stored.Item.Listed
            && stored.SeenAt is null && !(stored.Item.Notification.ExpiresAt <= world.Clock.Now));
        var expired = Sync.Done(world.Store.ExpireAsync(1_000, world.Clock.Now, CancellationToken.None));
        state = expired == 0 ? state : Sync.Done(world.Crowd.Inbox.StatesAsync([userId], CancellationToken.None))[0];
        if (state.Unread != unread)
        {
            throw new Broken(Invariants.InboxOnce, $"{userId} has {unread} unread, and {state.Unread} are counted");
        }
    }
}
