using LenNotify.Storage;

namespace LenNotify.Simulation;

/// <summary>One person's device: it fetches what comes after the last that it has, and keeps what it was given.</summary>
internal sealed class Client(string userId)
{
    internal string UserId => userId;

    internal List<InboxItem> Items { get; } = [];

    /// <summary>Fetches a page; true when there is more.</summary>
    internal bool Look(World world, IInbox inbox, int most)
    {
        var after = Items.Count == 0 ? 0 : Items[^1].Sequence;
        var resumed = Sync.Done(inbox.ResumeAsync(userId, after, most, world.Clock.Now, CancellationToken.None));
        foreach (var item in resumed.Items)
        {
            if (Items.Count > 0 && item.Sequence <= Items[^1].Sequence)
            {
                throw new Broken(Invariants.InboxOnce, $"{userId} was shown {item.Notification.Title} ({item.Sequence}) after {Items[^1].Sequence}");
            }

            Items.Add(item);
        }

        world.Trace.Tell("looked", $"{userId} after {after}: {string.Join(" ", resumed.Items.Select(item => item.Notification.Title))}");
        return resumed.HasMore;
    }
}
