using LenNotify.Storage;

namespace LenNotify;

/// <summary>
/// What time it is: the store's, told on by this machine's monotonic clock. A wall clock that is wrong or jumps moves nothing.
/// </summary>
internal sealed class StoreClock(TimeProvider time)
{
    private Sample _sample = new(time.GetUtcNow(), time.GetTimestamp(), TimeSpan.Zero);

    private sealed record Sample(DateTimeOffset At, long Timestamp, TimeSpan Skew);

    /// <summary>By the store's clock.</summary>
    internal DateTimeOffset Now
    {
        get
        {
            var sample = Volatile.Read(ref _sample);
            return sample.At + time.GetElapsedTime(sample.Timestamp);
        }
    }

    /// <summary>How far this machine's wall clock was ahead of the store's when it was last compared.</summary>
    internal TimeSpan Skew => Volatile.Read(ref _sample).Skew;

    /// <summary>Compares with the store. The answer is taken to be as old as half the way there and back.</summary>
    internal async Task CompareAsync(IStoreSignals store, CancellationToken cancellationToken)
    {
        var asked = time.GetTimestamp();
        var answer = await store.StoreTimeAsync(cancellationToken).ConfigureAwait(false);
        var way = time.GetElapsedTime(asked) / 2;
        Volatile.Write(ref _sample, new Sample(answer + way, time.GetTimestamp(), time.GetUtcNow() - answer - way));
    }
}
