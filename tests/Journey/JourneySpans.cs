using System.Collections.Concurrent;
using System.Diagnostics;

namespace LenNotify.Tests.Journey;

/// <summary>Every span that ends while it listens, also those of other tests' hosts: a trace id tells them apart.</summary>
public sealed class JourneySpans : IDisposable
{
    private readonly ActivityListener _listener;
    private readonly ConcurrentQueue<Activity> _ended = new();

    public JourneySpans()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "LenNotify",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _ended.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public IReadOnlyList<Activity> All => [.. _ended];

    /// <summary>The first one that ended and is such; waited for.</summary>
    public async Task<Activity> First(Func<Activity, bool> such)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3), TimeProvider.System);
        while (true)
        {
            if (_ended.FirstOrDefault(such) is { } found)
            {
                return found;
            }

            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    public void Dispose() => _listener.Dispose();
}
