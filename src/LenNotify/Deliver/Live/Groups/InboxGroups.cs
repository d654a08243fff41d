using LenNotify.Storage;
using Microsoft.Extensions.Options;

namespace LenNotify;

/// <summary>
/// Finds the items that came together. A group is no row of its own: it is its items, so that the read state of both cannot come apart. Its
/// window is known from the items that joined it; they were decided with the instant when it closes.
/// </summary>
internal sealed class InboxGroups(IInbox inbox, StoreClock clock, IOptions<NotificationOptions> options)
{
    private const int PageSize = 100;

    // As far as lists count too.
    private const int MostRead = 10_000;

    /// <summary>The group that an item is in.</summary>
    internal async Task<InboxGroup> OfAsync(InboxItem item, CancellationToken cancellationToken)
    {
        if (item.Notification.GroupKey is not { } key)
        {
            return Alone(item);
        }

        var near = await ReadAsync(item.UserId, key, item.CreatedAt - options.Value.GroupWindow, item.CreatedAt + options.Value.GroupWindow, cancellationToken).ConfigureAwait(false);
        if ((UntilOf(item) ?? near.Select(UntilOf).FirstOrDefault(until => until is { } closes && IsWithin(item, closes))) is not { } closes)
        {
            return Alone(item);
        }

        return InboxGroup.Of(key, closes, [.. near.Where(other => IsWithin(other, closes))]);
    }

    /// <summary>When the group closes that the item joined; null when it came by itself.</summary>
    internal static DateTimeOffset? UntilOf(InboxItem item) =>
        item.Decisions.FirstOrDefault(decision => decision.Channel == ChannelNames.InApp) is { Reason: Reason.Grouped } joined ? joined.Until : null;

    private static InboxGroup Alone(InboxItem item) => InboxGroup.Of(item.Notification.GroupKey, null, item.DismissedAt is null ? [item] : []);

    private bool IsWithin(InboxItem item, DateTimeOffset closes) => item.CreatedAt < closes && item.CreatedAt >= closes - options.Value.GroupWindow;

    private async Task<List<InboxItem>> ReadAsync(string userId, string key, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var members = new List<InboxItem>();
        var query = new InboxQuery { Limit = PageSize, From = from, To = to };
        for (var read = 0; read < MostRead; read += PageSize)
        {
            var page = await inbox.ListAsync(userId, query, clock.Now, cancellationToken).ConfigureAwait(false);
            members.AddRange(page.Items.Where(item => item.Notification.GroupKey == key));
            if (page.Next is null)
            {
                break;
            }

            query = query with { Cursor = page.Next };
        }

        return members;
    }
}
