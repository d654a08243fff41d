using System.Data;
using System.Data.Common;
using System.Runtime.ExceptionServices;
using System.Transactions;
using Microsoft.EntityFrameworkCore;

namespace LenNotify;

/// <summary>One piece of work on a connection of the host's context. What was begun and not committed is undone at its end.</summary>
internal sealed class StoreSession : IAsyncDisposable, IDisposable
{
    private readonly DbContext _context;
    private readonly StatementTexts _texts;
    private readonly StoreDialect _dialect;

    private StoreSession(DbContext context, StatementTexts texts, StoreDialect dialect) =>
        (_context, _texts, _dialect, Sender) = (context, texts, dialect, dialect.SenderOn(context.Database.GetDbConnection()));

    /// <summary>Whether a transaction was begun that is not committed yet.</summary>
    public bool IsBegun { get; set; }

    /// <summary>What differs by database.</summary>
    public StoreDialect Dialect => _dialect;

    /// <summary>What sends its statements.</summary>
    public StatementSender Sender { get; }

    /// <summary>Whether other work may go on in it: nothing went wrong, nothing is open.</summary>
    public bool IsReusable => Sender.IsReusable && !IsBegun;

    /// <summary>Whether its connection was lost.</summary>
    public bool IsCutOff => Connection.State != ConnectionState.Open;

    /// <summary>The connection, open.</summary>
    public DbConnection Connection => _context.Database.GetDbConnection();

    /// <summary>Opens a connection that takes no part in a transaction of the caller's.</summary>
    public static async Task<StoreSession> OpenAsync(
        DbContext context, StatementTexts texts, StoreDialect dialect, CancellationToken cancellationToken)
    {
        using var alone = Transaction.Current is null
            ? null
            : new TransactionScope(TransactionScopeOption.Suppress, TransactionScopeAsyncFlowOption.Enabled);
        try
        {
            await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidOperationException advice) when (advice.InnerException is DbException lost)
        {
            // EF Core wraps what may pass in advice to retry. Whoever called retries, and must see what it is.
            ExceptionDispatchInfo.Throw(lost);
        }

        var session = new StoreSession(context, texts, dialect);
        await session.Sender.BeginAsync(cancellationToken).ConfigureAwait(false);
        return session;
    }

    /// <summary>Statements to send together.</summary>
    public SqlBatch Batch() => new(this, _texts, _dialect);

    /// <summary>Undoes an open transaction: closing the connection does, where its sender does not.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await Sender.DisposeAsync().ConfigureAwait(false);
        }
        finally
        {
            await _context.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Closes one that was kept: nothing is open in it.</summary>
    public void Dispose() => _context.Dispose();
}
