using LenNotify.Storage;

namespace LenNotify.Testing;

/// <summary>Gathers what became of everything that was published for a person.</summary>
internal sealed class Stories(INotificationStore store, WatchedQueue queue, WatchedNotifier notifier, Clockwork clockwork)
{
    private const int Most = 100;

    internal DateTimeOffset Now => clockwork.Now;

    /// <summary>The person's items, oldest first; first those that the inbox lists, then those that the person's filters rejected.</summary>
    internal async Task<IReadOnlyList<InboxItem>> ItemsOfAsync(string userId, bool filtered)
    {
        await clockwork.SettleAsync().ConfigureAwait(false);
        var all = new List<InboxItem>();
        string? cursor = null;
        do
        {
            var page = await store.ListAsync(
                userId, new InboxQuery { Limit = Most, Filtered = filtered, Cursor = cursor }, Now, CancellationToken.None).ConfigureAwait(false);
            all.AddRange(page.Items);
            cursor = page.Next;
        }
        while (cursor is not null);

        all.Reverse();
        return all;
    }

    internal async Task<UserState> StateOfAsync(string userId)
    {
        await clockwork.SettleAsync().ConfigureAwait(false);
        return (await store.StatesAsync([userId], CancellationToken.None).ConfigureAwait(false))[0];
    }

    internal async Task<IReadOnlyList<ItemStory>> TellAsync(string userId, string channel, SimulatedChannel? simulated = null)
    {
        var items = await ItemsOfAsync(userId, filtered: false).ConfigureAwait(false);
        items = [.. items, .. await ItemsOfAsync(userId, filtered: true).ConfigureAwait(false)];
        var stories = new List<ItemStory>(items.Count);
        foreach (var item in items.OrderBy(item => item.CreatedAt).ThenBy(item => item.Id))
        {
            stories.Add((await TellAsync(item, channel).ConfigureAwait(false)) with { SendingSince = simulated?.SendingSince(item) });
        }

        return stories;
    }

    private async Task<ItemStory> TellAsync(InboxItem item, string channel)
    {
        var history = await store.WhyAsync(item.UserId, item.Id, CancellationToken.None).ConfigureAwait(false);
        var attempts = history?.Attempts.Where(attempt => attempt.Channel == channel).ToArray() ?? [];
        var last = attempts.LastOrDefault();
        var letter = last is { State: CompletionState.Dead }
            ? await store.FindDeadLetterAsync(last.DeliveryId, CancellationToken.None).ConfigureAwait(false)
            : null;
        return new ItemStory(item, channel, item.Decisions.FirstOrDefault(decision => decision.Channel == channel))
        {
            Rulings = history?.Rulings.Where(ruling => ruling.Decision.Channel == channel).ToArray() ?? [],
            Attempts = attempts,
            AgainAt = last is null ? null : queue.LastOf(last.DeliveryId)?.At,
            IsDead = letter is not null,
            Because = BecauseOf(item, channel),
        };
    }

    private string? BecauseOf(InboxItem item, string channel) =>
        notifier.Find(item.PublicationId, item.UserId)?.Channels.FirstOrDefault(explained => explained.Channel == channel)?.Because;
}
