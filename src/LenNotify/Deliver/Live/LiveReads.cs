using LenNotify.Storage;

namespace LenNotify;

/// <summary>What the feed asks the store.</summary>
internal sealed class LiveReads(IInbox inbox, IDocuments documents, StoreClock clock)
{
    /// <summary>So many people are asked about at once.</summary>
    internal const int Most = 500;

    private const int PageSize = 100;

    /// <summary>Where a person's clients begin.</summary>
    internal async Task BeginAsync(LiveUser user, CancellationToken cancellationToken)
    {
        var states = await inbox.StatesAsync([user.Id], cancellationToken).ConfigureAwait(false);
        user.Begin(states[0].Sequence, states[0].Version);
        var preferences = await documents.VersionsAsync([UserSettings.KeyOf(user.Id)], cancellationToken).ConfigureAwait(false);
        user.BeginPreferences(preferences[0]);
    }

    /// <summary>Looks what changed for these people.</summary>
    internal async Task LookAsync(IReadOnlyList<LiveUser> users, CancellationToken cancellationToken)
    {
        string[] ids = [.. users.Select(user => user.Id)];
        var states = await inbox.StatesAsync(ids, cancellationToken).ConfigureAwait(false);
        var preferences = await documents.VersionsAsync([.. ids.Select(UserSettings.KeyOf)], cancellationToken).ConfigureAwait(false);
        var behind = new List<LiveUser>();
        for (var i = 0; i < users.Count; i++)
        {
            var state = states[i];
            users[i].Begin(state.Sequence, state.Version);
            if (state.Sequence > users[i].Sequence)
            {
                behind.Add(users[i]);
            }
            else
            {
                users[i].Saw(Counted(state), state.Version);
            }

            users[i].SawPreferences(preferences[i], new HubMessage(HubMessageKind.PreferencesChanged, state.Sequence, state.Unread));
        }

        await FindAsync(behind, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Tells the clients of these people what they were not told yet. Who cannot be read holds up nobody else.</summary>
    internal Task FindAsync(IEnumerable<LiveUser> users, CancellationToken cancellationToken) =>
        Task.WhenAll(users.Select(user => FindAsync(user, cancellationToken)));

    /// <summary>Tells a person's clients what they were not told yet.</summary>
    internal async Task FindAsync(LiveUser user, CancellationToken cancellationToken)
    {
        bool more;
        do
        {
            var page = await inbox.ResumeAsync(user.Id, user.Sequence, PageSize, clock.Now, cancellationToken).ConfigureAwait(false);
            foreach (var item in page.Items)
            {
                user.Found(Received(item, page.State.Unread));
                if (Grouped(item, page.State.Activity, item.Sequence, page.State.Unread) is { } grouped)
                {
                    user.Grouped(grouped);
                }
            }

            more = page.HasMore;
            if (!more)
            {
                user.FoundUpTo(page.State.Sequence);
                user.Saw(Counted(page.State), page.State.Version);
            }
        }
        while (more);
    }

    private static HubMessage Counted(UserState state) => new(HubMessageKind.Counted, state.Sequence, state.Unread);

    /// <summary>What clients are told of an item.</summary>
    internal static HubMessage Received(InboxItem item, long unread) => new(HubMessageKind.Received, item.Sequence, unread)
    {
        Items = [item.Id],
        Notification = item.Notification,
        Priority = item.Priority,
        CreatedAt = item.CreatedAt,
        GroupUntil = InboxGroups.UntilOf(item),
        Silent = IsSilent(item.Decisions),
    };

    /// <summary>What clients are told of the group that an item joined; null when it joined none, or that is closed by now.</summary>
    internal static HubMessage? Grouped(InboxItem item, in UserActivity activity, long sequence, long unread) =>
        item.Notification.GroupKey is { } key
        && item.Decisions.FirstOrDefault(decision => decision.Channel == ChannelNames.InApp) is { Reason: Reason.Grouped }
        && activity.TryFindGroup(CompiledNotification.GroupOf(key), out var group)
            ? new HubMessage(HubMessageKind.Grouped, sequence, unread)
            {
                Items = [item.Id],
                Notification = item.Notification,
                GroupCount = group.Count,
                GroupUntil = InboxGroups.UntilOf(item),
                Silent = true,
            }
            : null;

    /// <summary>Whether the inbox shows it without toast and sound.</summary>
    internal static bool IsSilent(IReadOnlyList<StoredDecision> decisions) =>
        decisions.FirstOrDefault(decision => decision.Channel == ChannelNames.InApp) is not { Verdict: Verdict.Deliver, Silent: false };
}
