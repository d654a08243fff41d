using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;

namespace LenNotify;

/// <summary>
/// The people, as routing needs them: kept compiled, and compared with the store's versions when last compared half a
/// second ago, so that a change on any node, an opt-out say, is known everywhere within that time. Bounded: what was asked for least lately goes first.
/// </summary>
internal sealed partial class Recipients(RecipientLoader loader, ILogger<Recipients> log)
{
    private const int Most = 100_000;
    private static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(500);
    private readonly ConcurrentDictionary<string, RecipientEntry> _entries = new(StringComparer.Ordinal);
    private readonly LatelyAsked _lately = new();
    private long _erasures;
    private int _sweeping;

    /// <summary>The person, when known and fresh.</summary>
    internal bool TryFind(string userId, DateTimeOffset now, [NotNullWhen(true)] out Recipient? recipient)
    {
        recipient = _entries.TryGetValue(userId, out var entry) && IsFresh(entry, now) ? entry.Recipient : null;
        return recipient is not null;
    }

    /// <summary>Forgets what is known of a person, after a change made here.</summary>
    internal void Forget(string userId) => _entries.TryRemove(userId, out _);

    /// <summary>Keeps nothing of a person, not even of what was known before.</summary>
    internal void Erase(string userId)
    {
        Forget(userId);
        _lately.Clear();
    }

    /// <summary>The people in the order asked. Of one who cannot be read whole, <see cref="Recipient.Lacks"/> says what is not known.</summary>
    internal async ValueTask<Recipient[]> GetAsync(IReadOnlyList<string> userIds, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await RefreshAsync(userIds, now, cancellationToken).ConfigureAwait(false);
        var all = new Recipient[userIds.Count];
        for (var i = 0; i < all.Length; i++)
        {
            all[i] = _entries.TryGetValue(userIds[i], out var entry)
                ? entry.Recipient
                : (await LoadAsync([userIds[i]], now, cancellationToken).ConfigureAwait(false))[0].Recipient;
        }

        return all;
    }

    /// <summary>These people by id, as they are now.</summary>
    internal async ValueTask<Dictionary<string, Recipient>> LookUpAsync(IReadOnlyCollection<string> userIds, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await RefreshAsync(userIds, now, cancellationToken).ConfigureAwait(false);
        var found = new Dictionary<string, Recipient>(userIds.Count, StringComparer.Ordinal);
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
            else
            {
                entry.Ask();
            }
        }

        if (stale is null)
        {
            return;
        }

        var changed = loader.AsksHost ? stale : await ChangedAsync(stale, now, cancellationToken).ConfigureAwait(false);
        if (changed.Count > 0)
        {
            await LoadAsync(changed, now, cancellationToken).ConfigureAwait(false);
        }

        Sweep();
    }

    private void Keep(RecipientEntry entry)
    {
        _entries[entry.UserId] = entry;
        _lately.Compared(entry);
    }

    private void ForgetErased(long erasures)
    {
        if (Interlocked.Exchange(ref _erasures, erasures) != erasures)
        {
            _entries.Clear();
            _lately.Clear();
        }
    }

    private void AddThoseWhoAreNext(List<string> userIds, DateTimeOffset now)
    {
        var asked = userIds.ToHashSet(StringComparer.Ordinal);
        foreach (var next in _lately.Between(now - Fresh, now - (Fresh / 2)))
        {
            if (_entries.TryGetValue(next.UserId, out var entry) && ReferenceEquals(entry, next) && asked.Add(next.UserId))
            {
                userIds.Add(next.UserId);
            }
        }
    }

    private static bool IsFresh(RecipientEntry entry, DateTimeOffset now) => (now - entry.CheckedAt).Duration() < Fresh;

    // Those who must be read; the others are known to be as they were.
    private async ValueTask<List<string>> ChangedAsync(List<string> userIds, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var asked = userIds.Count;
        AddThoseWhoAreNext(userIds, now);
        var versions = await loader.VersionsAsync(userIds, cancellationToken).ConfigureAwait(false);
        ForgetErased(versions[^1]);
        var changed = new List<string>();
        for (var i = 0; i < userIds.Count; i++)
        {
            var (preferences, contacts) = (versions[2 * i], versions[(2 * i) + 1]);
            var known = _entries.GetValueOrDefault(userIds[i]);
            if (preferences == 0 && contacts == 0)
            {
                Keep(new RecipientEntry(userIds[i], loader.Stranger, 0, 0, now).After(known, i < asked));
            }
            else if (known is { Recipient.Lacks: Lacks.Nothing } && known.Preferences == preferences && known.Contacts == contacts)
            {
                Keep(new RecipientEntry(userIds[i], known.Recipient, preferences, contacts, now).After(known, i < asked));
            }
            else
            {
                changed.Add(userIds[i]);
            }
        }

        return changed;
    }

    private async ValueTask<LoadedPerson[]> LoadAsync(List<string> userIds, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var loaded = await loader.LoadAsync(userIds, cancellationToken).ConfigureAwait(false);
        (int Count, int First) lacking = default;
        for (var i = 0; i < loaded.Length; i++)
        {
            var recipient = loaded[i].Recipient;
            if (recipient.Lacks != Lacks.Nothing)
            {
                var before = _entries.TryGetValue(userIds[i], out var known) && known.Recipient.Lacks != Lacks.Nothing ? known.Recipient : null;
                recipient.LacksSince = before?.LacksSince ?? now;
                lacking = before is not null ? lacking : (lacking.Count + 1, lacking.Count == 0 ? i : lacking.First);
            }

            Keep(new RecipientEntry(userIds[i], recipient, loaded[i].Preferences, loaded[i].Contacts, now));
        }

        // One line for all, once for each: a directory that is down must not fill the log.
        if (lacking.Count > 0 && loaded[lacking.First].Error is { } error)
        {
            CannotRead(log, lacking.Count, userIds[lacking.First], error.GetType().Name, MaskedException.Of(error));
        }

        return loaded;
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

    [LoggerMessage(1101, LogLevel.Error, "What must be known of {Count} people could not be read, of user {UserId} for one ({Kind}): they get what does not need it, and the rest when it can be read.")]
    private static partial void CannotRead(ILogger logger, int count, string userId, string kind, Exception error);
}
