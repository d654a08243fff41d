using LenNotify.Storage;

namespace LenNotify;

/// <summary>
/// What a person does in their inbox, whatever they do it with: stored, and told to all of their clients. What is unknown or
/// another person's is not there.
/// </summary>
internal sealed class InboxDesk(IInbox inbox, IHistory history, InboxGroups groups, StoreClock clock, LiveVoice voice)
{
    private const int PageSize = 100;

    internal DateTimeOffset Now => clock.Now;

    /// <summary>Read or dismissed; null when the person has no such item.</summary>
    internal async Task<UserState?> MarkAsync(string userId, Guid itemId, ItemMark mark, CancellationToken cancellationToken)
    {
        if (await history.WhyAsync(userId, itemId, cancellationToken).ConfigureAwait(false) is not { } known)
        {
            return null;
        }

        var state = await inbox.MarkAsync(userId, [itemId], mark, clock.Now, cancellationToken).ConfigureAwait(false);
        Tell(userId, mark, [itemId], state);
        await TellGroupAsync(known.Item, null, state, cancellationToken).ConfigureAwait(false);
        return state;
    }

    /// <summary>The group that an item is in, as it is now; null when the person has no such item.</summary>
    internal async Task<InboxGroup?> GroupAsync(string userId, Guid itemId, CancellationToken cancellationToken) =>
        await history.WhyAsync(userId, itemId, cancellationToken).ConfigureAwait(false) is { } known
            ? await groups.OfAsync(known.Item, cancellationToken).ConfigureAwait(false)
            : null;

    /// <summary>All items of the group that an item is in are read or dismissed; null when the person has no such item.</summary>
    internal async Task<UserState?> MarkGroupAsync(string userId, Guid itemId, ItemMark mark, CancellationToken cancellationToken)
    {
        if (await history.WhyAsync(userId, itemId, cancellationToken).ConfigureAwait(false) is not { } known)
        {
            return null;
        }

        var group = await groups.OfAsync(known.Item, cancellationToken).ConfigureAwait(false);
        var state = (await inbox.StatesAsync([userId], cancellationToken).ConfigureAwait(false))[0];
        foreach (var ids in group.Ids.Chunk(PageSize))
        {
            state = await inbox.MarkAsync(userId, ids, mark, clock.Now, cancellationToken).ConfigureAwait(false);
            Tell(userId, mark, ids, state);
        }

        await TellGroupAsync(known.Item, group.Until, state, cancellationToken).ConfigureAwait(false);
        return state;
    }

    /// <summary>All read up to what the person was shown.</summary>
    internal async Task<UserState> MarkAllReadAsync(string userId, long upTo, CancellationToken cancellationToken)
    {
        var state = await inbox.MarkAllReadAsync(userId, upTo, clock.Now, cancellationToken).ConfigureAwait(false);
        voice.Marked(userId, new HubMessage(HubMessageKind.Counted, state.Sequence, state.Unread), state.Version);
        return state;
    }

    /// <summary>Everything that is listed now is dismissed; answers how many.</summary>
    internal async Task<int> DismissAllAsync(string userId, CancellationToken cancellationToken)
    {
        var dismissed = 0;
        while (true)
        {
            var page = await inbox.ListAsync(userId, new InboxQuery { Limit = PageSize }, clock.Now, cancellationToken).ConfigureAwait(false);
            if (page.Items.Count == 0)
            {
                return dismissed;
            }

            Guid[] ids = [.. page.Items.Select(item => item.Id)];
            var state = await inbox.MarkAsync(userId, ids, ItemMark.Dismissed, clock.Now, cancellationToken).ConfigureAwait(false);
            Tell(userId, ItemMark.Dismissed, ids, state);
            dismissed += ids.Length;
        }
    }

    /// <summary>The item, which the person opened or clicked; null when the person has no such item.</summary>
    internal async Task<InboxItem?> RecordAsync(string userId, Guid itemId, Func<InboxItem, Engagement> engagement, CancellationToken cancellationToken)
    {
        if (await history.WhyAsync(userId, itemId, cancellationToken).ConfigureAwait(false) is not { } known)
        {
            return null;
        }

        await history.RecordAsync(userId, [engagement(known.Item)], clock.Now, cancellationToken).ConfigureAwait(false);
        return known.Item;
    }

    // Read state of group and items go in step: whoever shows the group hears what is left of it.
    private async Task TellGroupAsync(InboxItem item, DateTimeOffset? closes, UserState state, CancellationToken cancellationToken)
    {
        if (item.Notification.GroupKey is not { } key)
        {
            return;
        }

        // Of a group that was dismissed whole nothing is left that its window could be known from.
        var left = await groups.OfAsync(item, cancellationToken).ConfigureAwait(false);
        left = left.Until is null && closes is not null ? InboxGroup.Of(key, closes, []) : left;
        if (left.Until is not null)
        {
            voice.Marked(item.UserId, left.Summary(item, state), state.Version);
        }
    }

    private void Tell(string userId, ItemMark mark, Guid[] ids, UserState state) => voice.Marked(
        userId,
        new HubMessage(mark == ItemMark.Read ? HubMessageKind.Read : HubMessageKind.Dismissed, state.Sequence, state.Unread) { Items = ids },
        state.Version);
}
