namespace LenNotify;

/// <summary>Sends the statements of one session over its open connection, in their order.</summary>
internal abstract class StatementSender : IAsyncDisposable
{
    /// <summary>Whether it holds nothing between two pieces of work, so that the next may go over the same connection.</summary>
    public virtual bool IsReusable => false;

    /// <summary>Makes a connection that was just opened as the statements need it.</summary>
    public virtual Task BeginAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Runs them all; how many rows they changed.</summary>
    public abstract Task<int> RunAsync(IReadOnlyList<SqlStatement> statements, CancellationToken cancellationToken);

    /// <summary>Runs them all, and reads what they answer.</summary>
    public abstract Task<RowReader> ReadAsync(IReadOnlyList<SqlStatement> statements, CancellationToken cancellationToken);

    /// <summary>Undoes what was begun and not committed, where closing the connection does not.</summary>
    public abstract ValueTask DisposeAsync();
}
