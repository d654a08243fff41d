namespace LenNotify;

/// <summary>A source that is a delegate of the host's.</summary>
internal sealed class InsightDelegate(IServiceProvider services, Func<IServiceProvider, InsightRun, CancellationToken, IAsyncEnumerable<Insight>> find) : IInsightSource
{
    public IAsyncEnumerable<Insight> FindAsync(InsightRun run, CancellationToken cancellationToken) => find(services, run, cancellationToken);
}
