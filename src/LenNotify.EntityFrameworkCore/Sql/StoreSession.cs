using System.Data.Common;
using System.Transactions;
using Microsoft.EntityFrameworkCore;

namespace LenNotify;

/// <summary>One piece of work on a connection of the host's context. What was begun and not committed is undone at its end.</summary>
internal sealed class StoreSession : IAsyncDisposable
{
    private readonly DbContext _context;
    private readonly StatementTexts _texts;
    private readonly StoreDialect _dialect;
    private readonly StatementSender _sender;

    private StoreSession(DbContext context, StatementTexts texts, StoreDialect dialect) =>
        (_context, _texts, _dialect, _sender) = (context, texts, dialect, dialect.SenderOn(context.Database.GetDbConnection()));

    /// <summary>The connection, open.</summary>
    public DbConnection Connection => _context.Database.GetDbConnection();

    /// <summary>Opens a connection that takes no part in a transaction of the caller's.</summary>
    public static async Task<StoreSession> OpenAsync(
        DbContext context, StatementTexts texts, StoreDialect dialect, CancellationToken cancellationToken)
    {
        using var alone = Transaction.Current is null
            ? null
            : new TransactionScope(TransactionScopeOption.Suppress, TransactionScopeAsyncFlowOption.Enabled);
        await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        var session = new StoreSession(context, texts, dialect);
        await session._sender.BeginAsync(cancellationToken).ConfigureAwait(false);
        return session;
    }

    /// <summary>Statements to send together.</summary>
    public SqlBatch Batch() => new(_sender, _texts, _dialect);

    /// <summary>Undoes an open transaction: closing the connection does, where its sender does not.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await _sender.DisposeAsync().ConfigureAwait(false);
        }
        finally
        {
            await _context.DisposeAsync().ConfigureAwait(false);
        }
    }
}
