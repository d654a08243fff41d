using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace LenNotify;

/// <summary>
/// The people, as routing needs them: kept compiled, and compared with the store's versions when last compared a second ago,
/// so that a change on any node is known everywhere within that second. Bounded: what was asked for least lately goes first.
/// </summary>
internal sealed partial class Recipients(RecipientLoader loader, TimeProvider time, ILogger<Recipients> log)
{
    private const int Most = 100_000;
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<string, RecipientEntry> _entries = new(StringComparer.Ordinal);
    private int _sweeping;

    /// <summary>The person, when known and fresh; what could not be read is answered as such for a second too.</summary>
    internal bool TryFind(string userId, DateTimeOffset now, out Recipient? recipient)
    {
        var found = _entries.TryGetValue(userId, out var entry) && IsFresh(entry, now);
        recipient = found ? entry!.Recipient : null;
        return found;
    }

    /// <summary>Forgets what is known of a person, after a change made here.</summary>
    internal void Forget(string userId) => _entries.TryRemove(userId, out _);

    /// <summary>The people in the order asked. One who cannot be read fails the call.</summary>
    internal async ValueTask<Recipient[]> GetAsync(IReadOnlyList<string> userIds, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await RefreshAsync(userIds, now, cancellationToken).ConfigureAwait(false);
        var all = new Recipient[userIds.Count];
        for (var i = 0; i < all.Length; i++)
        {
            all[i] = _entries.TryGetValue(userIds[i], out var entry) && entry.Recipient is { } known
                ? known
                : (await LoadAsync(userIds[i], now, cancellationToken).ConfigureAwait(false)).Recipient!;
        }

        return all;
    }

    /// <summary>These people as they are now, null for one who cannot be read, who keeps nobody else back.</summary>
    internal async ValueTask<Dictionary<string, Recipient?>> LookUpAsync(IReadOnlyCollection<string> userIds, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await RefreshAsync(userIds, now, cancellationToken).ConfigureAwait(false);
        var found = new Dictionary<string, Recipient?>(userIds.Count, StringComparer.Ordinal);
        foreach (var userId in userIds)
        {
            if (_entries.TryGetValue(userId, out var entry))
            {
                found[userId] = entry.Recipient;
            }
        }

        return found;
    }

    private async ValueTask RefreshAsync(IReadOnlyCollection<string> userIds, DateTimeOffset now, CancellationToken cancellationToken)
    {
        List<string>? stale = null;
        foreach (var userId in userIds)
        {
            if (!_entries.TryGetValue(userId, out var entry) || !IsFresh(entry, now))
            {
                (stale ??= []).Add(userId);
            }
        }

        if (stale is null)
        {
            return;
        }

        var versions = await loader.VersionsAsync(stale, cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < stale.Count; i++)
        {
            var (preferences, contacts) = (versions[2 * i], versions[(2 * i) + 1]);
            _entries[stale[i]] = _entries.TryGetValue(stale[i], out var known) && known.Recipient is not null && !loader.AsksHost
                && known.Preferences == preferences && known.Contacts == contacts
                    ? known with { CheckedAt = now }
                    : await TryLoadAsync(stale[i], preferences, contacts, now, cancellationToken).ConfigureAwait(false);
        }

        Sweep();
    }

    private static bool IsFresh(RecipientEntry entry, DateTimeOffset now) => (now - entry.CheckedAt).Duration() < Fresh;

    private async ValueTask<RecipientEntry> TryLoadAsync(string userId, long preferences, long contacts, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (preferences == 0 && contacts == 0 && !loader.AsksHost)
        {
            return new RecipientEntry(loader.Stranger, 0, 0, now);
        }

        try
        {
            return await LoadAsync(userId, now, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            CannotRead(log, userId, e.GetType().Name, MaskedException.Of(e));
            return new RecipientEntry(null, preferences, contacts, now);
        }
    }

    // A host's directory that hangs must not hold up the others who are read with this person.
    private async ValueTask<RecipientEntry> LoadAsync(string userId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var loading = loader.LoadAsync(userId, now, cancellationToken);
        if (loading.IsCompleted)
        {
            return await loading.ConfigureAwait(false);
        }

        var task = loading.AsTask();
        try
        {
            return await task.WaitAsync(Patience, time, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Abandoned.Observe(task);
        }
    }

    // Seldom, by whoever comes first, and a tenth more than needed, so that it stays seldom.
    private void Sweep()
    {
        if (_entries.Count <= Most || Interlocked.Exchange(ref _sweeping, 1) == 1)
        {
            return;
        }

        foreach (var (userId, _) in _entries.OrderBy(entry => entry.Value.CheckedAt).Take(_entries.Count - Most + (Most / 10)).ToArray())
        {
            _entries.TryRemove(userId, out _);
        }

        Volatile.Write(ref _sweeping, 0);
    }

    [LoggerMessage(1101, LogLevel.Error, "Preferences or contacts of user {UserId} cannot be read ({Kind}); deliveries to this person wait.")]
    private static partial void CannotRead(ILogger logger, string userId, string kind, Exception error);
}
