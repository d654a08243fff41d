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

    // For whom there was no answer in time: nobody waits for those again until one came.
    private readonly ConcurrentDictionary<string, bool> _late = new(StringComparer.Ordinal);

    private readonly record struct Call(Task<HostContact[]> Answer, long Since);

    /// <inheritdoc/>
    public void Dispose() => _slots.Dispose();

    /// <summary>People's addresses in the order asked; for whom there was no answer in time, why.</summary>
    internal async ValueTask<DirectoryAnswer[]> AskAsync(IReadOnlyList<string> userIds, CancellationToken cancellationToken)
    {
        var asked = new Task<HostContact[]>[userIds.Count];
        var awaited = new List<Task>(asked.Length);
        for (var i = 0; i < asked.Length; i++)
        {
            asked[i] = Ask(userIds[i]);
            if (!_late.ContainsKey(userIds[i]))
            {
                awaited.Add(asked[i]);
            }
        }

        // How each of them ended is looked at below, and who has no answer by then has none.
        await Task.WhenAll(awaited).WaitAsync(Patience, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        var answers = new DirectoryAnswer[asked.Length];
        for (var i = 0; i < answers.Length; i++)
        {
            answers[i] = await AnswerAsync(userIds[i], asked[i]).ConfigureAwait(false);
        }

        return answers;
    }

    private async ValueTask<DirectoryAnswer> AnswerAsync(string userId, Task<HostContact[]> asked)
    {
        if (asked.IsCompletedSuccessfully)
        {
            return new(await asked.ConfigureAwait(false), null);
        }

        if (!asked.IsFaulted)
        {
            _late.TryAdd(userId, true);
        }

        return new([], asked.Exception?.InnerException ?? TooLate());
    }

    private Task<HostContact[]> Ask(string userId)
    {
        if (_underWay.TryGetValue(userId, out var known))
        {
            return time.GetElapsedTime(known.Since) < Patience ? known.Answer : Task.FromException<HostContact[]>(TooLate());
        }

        var call = new Call(AskAsync(userId), time.GetTimestamp());
        _underWay.TryAdd(userId, call);
        call.Answer.ContinueWith(_ => Ended(userId, call), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

        Abandoned.Observe(call.Answer);
        return call.Answer;
    }

    private void Ended(string userId, in Call call)
    {
        _underWay.TryRemove(KeyValuePair.Create(userId, call));
        if (!call.Answer.IsCanceled)
        {
            _late.TryRemove(userId, out _);
        }
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

    private static TimeoutException TooLate() => new($"The directory did not answer within {Patience}.");
}
