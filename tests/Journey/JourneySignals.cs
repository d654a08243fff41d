using LenNotify.Storage;

namespace LenNotify.Tests.Journey;

/// <summary>The store's signals by a test's time: nothing else tells pumps what time it is.</summary>
public sealed class JourneySignals(TimeProvider time) : IStoreSignals
{
    public Task<DateTimeOffset> StoreTimeAsync(CancellationToken cancellationToken) => Task.FromResult(time.GetUtcNow());

    public Task SignalAsync(IReadOnlyList<string> topics, CancellationToken cancellationToken) => Task.CompletedTask;

    public async IAsyncEnumerable<string> ListenAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, time, cancellationToken);
        yield break;
    }
}
