using System.Collections.Concurrent;

namespace LenNotify.Testing.Contracts;

/// <summary>Runs work on many threads that all begin together.</summary>
internal static class Threads
{
    /// <summary>Gathers what they return.</summary>
    public static async Task<IReadOnlyCollection<T>> Together<T>(int threads, Func<int, Task<T>> work)
    {
        using var gate = new Barrier(threads);
        var results = new ConcurrentBag<T>();
        await Task.WhenAll(Enumerable.Range(0, threads).Select(index => Task.Factory.StartNew(
            async () =>
            {
                gate.SignalAndWait();
                results.Add(await work(index));
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).Unwrap()));
        return results;
    }
}
