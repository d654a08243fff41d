using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace LenNotify;

/// <summary>
/// The database behind the host's context: runs work on it, and runs it again when it lost a race. A few sessions are kept
/// open for the next work: taking a connection from a pool and giving it back costs the server more than a small append.
/// </summary>
internal sealed class StoreDatabase(Func<DbContext> contexts, StoreDialect dialect) : IDisposable
{
    // Each round has a winner; whoever loses this often has another problem.
    private const int MostTries = 12;

    // What goes on at the same time while a node publishes: two appends, a look whether people changed, a signal.
    private const int MostKept = 4;

    private readonly StoreSession?[] _kept = new StoreSession?[MostKept];
    private StatementTexts? _texts;
    private bool _closed;

    /// <summary>New contexts of the host's.</summary>
    public Func<DbContext> Contexts => contexts;

    /// <summary>What differs by database.</summary>
    public StoreDialect Dialect => dialect;

    /// <summary>Runs work that may be done again from its beginning.</summary>
    public async Task<T> RunAsync<T>(Func<StoreSession, Task<T>> work, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await RunOnceAsync(work, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (tries < MostTries && (e is RaceLostException || (e is DbException lost && dialect.IsConflict(lost))))
            {
                // Undone as a whole: the next round begins with what the winner left.
            }
        }
    }

    /// <summary>Reads the rows of one statement.</summary>
    public Task<List<T>> ListAsync<T>(string template, object?[] values, Func<RowReader, T> read, CancellationToken cancellationToken) =>
        RunAsync(session => session.Batch().Add(template, values).ListAsync(read, cancellationToken), cancellationToken);

    /// <summary>A session for work that is not repeated.</summary>
    public async Task<StoreSession> OpenAsync(CancellationToken cancellationToken)
    {
        var context = contexts();
        try
        {
            return await StoreSession.OpenAsync(context, _texts ??= TextsOf(context), dialect, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await context.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Closes what was kept.</summary>
    public void Dispose()
    {
        Volatile.Write(ref _closed, true);
        CloseKept();
    }

    private async Task<T> RunOnceAsync<T>(Func<StoreSession, Task<T>> work, CancellationToken cancellationToken)
    {
        var session = TakeKept() ?? await OpenAsync(cancellationToken).ConfigureAwait(false);
        var sound = false;
        try
        {
            var answer = await work(session).ConfigureAwait(false);
            sound = session.IsReusable;
            return answer;
        }
        finally
        {
            await GiveBackAsync(session, sound).ConfigureAwait(false);
        }
    }

    private void CloseKept()
    {
        while (TakeKept() is { } kept)
        {
            kept.Dispose();
        }
    }

    private StoreSession? TakeKept()
    {
        for (var i = 0; i < MostKept; i++)
        {
            if (Volatile.Read(ref _kept[i]) is not null && Interlocked.Exchange(ref _kept[i], null) is { } kept)
            {
                return kept;
            }
        }

        return null;
    }

    private bool TryKeep(StoreSession session)
    {
        for (var i = 0; i < MostKept; i++)
        {
            if (Interlocked.CompareExchange(ref _kept[i], session, null) is null)
            {
                return true;
            }
        }

        return false;
    }

    // Closed when anything went wrong on it, and when enough are kept by now. Whoever lost one connection most likely lost all:
    // else the next pieces of work would fail as well, each over another one.
    private ValueTask GiveBackAsync(StoreSession session, bool sound)
    {
        if (session.IsCutOff)
        {
            CloseKept();
        }

        if (!sound || !TryKeep(session))
        {
            return session.DisposeAsync();
        }

        if (Volatile.Read(ref _closed))
        {
            Dispose();
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>The model of a context lacks our tables.</summary>
    public static InvalidOperationException NoTables(DbContext context) =>
        new($"{context.GetType().Name} has no tables for notifications. Call modelBuilder.AddNotifications() in its OnModelCreating.");

    private StatementTexts TextsOf(DbContext context)
    {
        if (context.Database.ProviderName != dialect.Provider)
        {
            throw new InvalidOperationException(
                $"{context.GetType().Name} uses the provider {context.Database.ProviderName}, and the store was asked to use {dialect.Provider}. "
                + "Where both packages are there, name the one that is meant: UsePostgresStore or UseSqliteStore.");
        }

        var names = context.GetService<ISqlGenerationHelper>();
        var tables = StoreTables.In(context.Model).ToDictionary(
            table => StoreTables.ShortName(table), table => names.DelimitIdentifier(table.GetTableName()!, table.GetSchema()));
        if (tables.Count == 0)
        {
            throw NoTables(context);
        }

        tables.Add("search", names.DelimitIdentifier(StoreTables.SearchTable(context.Model)));
        return new StatementTexts(dialect, tables);
    }
}
