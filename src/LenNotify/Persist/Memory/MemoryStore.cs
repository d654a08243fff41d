using LenNotify.Storage;

namespace LenNotify;

internal sealed class MemoryStore(MemoryLimits limits, TimeProvider time) : IStoreSignals
{
    public MemoryState State { get; } = new(limits);

    public Task<DateTimeOffset> StoreTimeAsync(CancellationToken cancellationToken) => Task.FromResult(time.GetUtcNow());

    public Task SignalAsync(IReadOnlyList<string> topics, CancellationToken cancellationToken) => Task.CompletedTask;

    public async IAsyncEnumerable<string> ListenAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Delay(TimeSpan.FromDays(30), time, cancellationToken).ConfigureAwait(false);
        yield break;
    }
}
