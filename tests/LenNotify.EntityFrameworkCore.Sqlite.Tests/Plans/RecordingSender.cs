namespace LenNotify.EntityFrameworkCore.Sqlite.Tests;

/// <summary>Tells of each statement before it goes on.</summary>
internal sealed class RecordingSender(StatementSender sender, Action<SqlStatement> tell) : StatementSender
{
    public override Task BeginAsync(CancellationToken cancellationToken) => sender.BeginAsync(cancellationToken);

    public override Task<int> RunAsync(IReadOnlyList<SqlStatement> statements, CancellationToken cancellationToken)
    {
        statements.ToList().ForEach(tell);
        return sender.RunAsync(statements, cancellationToken);
    }

    public override Task<RowReader> ReadAsync(IReadOnlyList<SqlStatement> statements, CancellationToken cancellationToken)
    {
        statements.ToList().ForEach(tell);
        return sender.ReadAsync(statements, cancellationToken);
    }

    public override ValueTask DisposeAsync() => sender.DisposeAsync();
}
