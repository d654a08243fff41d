namespace LenNotify;

/// <summary>
/// Works out insights when their schedule says so. A host registers one with <see cref="InsightServices"/>; one node at a time asks it, and
/// another goes on when that node ends.
/// </summary>
public interface IInsightSource
{
    /// <summary>
    /// One after another, and nothing for people of whom there is nothing to say. Who was told of the day already is told nothing more, whatever
    /// it says now. When it throws, what came before is told, and it is asked again, later and later, until the next run is due.
    /// </summary>
    IAsyncEnumerable<Insight> FindAsync(InsightRun run, CancellationToken cancellationToken);
}
