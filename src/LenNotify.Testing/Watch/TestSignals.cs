using System.Runtime.CompilerServices;
using LenNotify.Storage;

namespace LenNotify.Testing;

/// <summary>The signals of a durable store by the test's time: its own clock would go on by itself.</summary>
internal sealed class TestSignals(TimeProvider time) : IStoreSignals
{
    public Task<DateTimeOffset> StoreTimeAsync(CancellationToken cancellationToken) => Task.FromResult(time.GetUtcNow());

    public Task SignalAsync(IReadOnlyList<string> topics, CancellationToken cancellationToken) => Task.CompletedTask;

    public async IAsyncEnumerable<string> ListenAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, time, cancellationToken).ConfigureAwait(false);
        yield break;
    }
}
