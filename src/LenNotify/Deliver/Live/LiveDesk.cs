using LenNotify.Storage;

namespace LenNotify;

/// <summary>What a connected person may ask and do; each always with the person's id.</summary>
internal sealed class LiveDesk(InboxDesk desk, IInbox inbox)
{
    private const int MostItems = 100;

    internal async Task<MarkedBody?> MarkAsync(string userId, string id, ItemMark mark, CancellationToken cancellationToken) =>
        Guid.TryParse(id, out var itemId) && await desk.MarkAsync(userId, itemId, mark, cancellationToken).ConfigureAwait(false) is { } state ? MarkedBody.Of(state) : null;

    /// <summary>The group that an item is in, with its items.</summary>
    internal async Task<GroupItemsBody?> GroupAsync(string userId, string id, CancellationToken cancellationToken) =>
        Guid.TryParse(id, out var itemId) && await desk.GroupAsync(userId, itemId, cancellationToken).ConfigureAwait(false) is { } group ? GroupItemsBody.Of(group) : null;

    /// <summary>Marks the whole group that an item is in.</summary>
    internal async Task<MarkedBody?> MarkGroupAsync(string userId, string id, ItemMark mark, CancellationToken cancellationToken) =>
        Guid.TryParse(id, out var itemId) && await desk.MarkGroupAsync(userId, itemId, mark, cancellationToken).ConfigureAwait(false) is { } state ? MarkedBody.Of(state) : null;

    internal async Task<MarkedBody> MarkAllReadAsync(string userId, long upTo, CancellationToken cancellationToken) => upTo >= 0
        ? MarkedBody.Of(await desk.MarkAllReadAsync(userId, upTo, cancellationToken).ConfigureAwait(false))
        : throw Refused("up_to", "is below zero.", "the sequence of the newest item that was shown");

    internal async Task<MarkedBody> StateAsync(string userId, CancellationToken cancellationToken) =>
        MarkedBody.Of((await inbox.StatesAsync([userId], cancellationToken).ConfigureAwait(false))[0]);

    /// <summary>The newest items, the newest first.</summary>
    internal async Task<ResumedBody> RecentAsync(string userId, int limit, CancellationToken cancellationToken)
    {
        if (limit is < 1 or > MostItems)
        {
            throw Refused("limit", FormattableString.Invariant($"{limit} items are not a page."), "1 to 100");
        }

        var states = await inbox.StatesAsync([userId], cancellationToken).ConfigureAwait(false);
        var page = await inbox.ListAsync(userId, new InboxQuery { Limit = limit }, desk.Now, cancellationToken).ConfigureAwait(false);
        return ResumedBody.Of(page.Items, page.Next is not null, states[0]);
    }

    /// <summary>What came after a sequence, the oldest first, at most 100.</summary>
    internal async Task<ResumedBody> ResumeAsync(string userId, long after, CancellationToken cancellationToken)
    {
        if (after < 0)
        {
            throw Refused("after", "is below zero.", "the last sequence that the client has, or 0");
        }

        var resumed = await inbox.ResumeAsync(userId, after, MostItems, desk.Now, cancellationToken).ConfigureAwait(false);
        return ResumedBody.Of(resumed.Items, resumed.HasMore, resumed.State);
    }

    private static InvalidInputException Refused(string field, string problem, string limit) => new("call", [new Problem(field, problem, limit)]);
}
