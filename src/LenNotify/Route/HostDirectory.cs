using System.Collections.Concurrent;

namespace LenNotify;

/// <summary>
/// Asks the host's directory for many people at once, each by a call of its own: one that throws or hangs costs nobody else
/// anything. Bounded: a call that never ends keeps its slot, and nobody is asked for twice at a time.
/// </summary>
internal sealed class HostDirectory(IContactDirectory directory, TimeProvider time) : IDisposable
{
    private const int MostAtOnce = 64;
    private const int MostHeld = 100;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim _slots = new(MostAtOnce, MostAtOnce);
    private readonly ConcurrentDictionary<string, Call> _underWay = new(StringComparer.Ordinal);

    private readonly record struct Call(Task<HostContact[]> Answer, long Since);

    /// <inheritdoc/>
    public void Dispose() => _slots.Dispose();

    /// <summary>People's addresses in the order asked; for whom there was no answer in time, why.</summary>
    internal async ValueTask<DirectoryAnswer[]> AskAsync(IReadOnlyList<string> userIds, CancellationToken cancellationToken)
    {
        var asked = new Task<HostContact[]>[userIds.Count];
        for (var i = 0; i < asked.Length; i++)
        {
            asked[i] = Ask(userIds[i]);
        }

        // How each of them ended is looked at below, and who has no answer by then has none.
        Task all = Task.WhenAll(asked);
        await all.WaitAsync(Patience, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        var answers = new DirectoryAnswer[asked.Length];
        for (var i = 0; i < answers.Length; i++)
        {
            answers[i] = asked[i].IsCompletedSuccessfully ? new(await asked[i].ConfigureAwait(false), null) : new([], ErrorOf(asked[i]));
        }

        return answers;
    }

    private Task<HostContact[]> Ask(string userId)
    {
        if (_underWay.TryGetValue(userId, out var known))
        {
            return time.GetElapsedTime(known.Since) < Patience ? known.Answer : Task.FromException<HostContact[]>(TooLate());
        }

        var call = new Call(AskAsync(userId), time.GetTimestamp());
        if (!call.Answer.IsCompleted && _underWay.TryAdd(userId, call))
        {
            call.Answer.ContinueWith(
                _ => _underWay.TryRemove(KeyValuePair.Create(userId, call)), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }

        Abandoned.Observe(call.Answer);
        return call.Answer;
    }

    private async Task<HostContact[]> AskAsync(string userId)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        await _slots.WaitAsync(patience.Token).ConfigureAwait(false);
        try
        {
            // On a thread of its own: a directory that blocks one instead of waiting is left behind with it.
            var held = await Task.Run(() => directory.GetContactsAsync(userId, patience.Token), CancellationToken.None).ConfigureAwait(false)
                ?? throw new InvalidOperationException("The directory answered null; who has no address has an empty list.");
            return [.. held.Take(MostHeld)];
        }
        finally
        {
            _slots.Release();
        }
    }

    private static Exception ErrorOf(Task asked) => asked.Exception?.InnerException ?? TooLate();

    private static TimeoutException TooLate() => new($"The directory did not answer within {Patience}.");
}
