using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Transactions;
using LenNotify.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Row = System.Collections.Generic.Dictionary<string, object>;

namespace LenNotify;

/// <summary>
/// Hears when what was published on contexts of one type is committed, and wakes the fan-out then: at the end of
/// <c>SaveChanges</c>, or of the transaction that it was part of. What it does not hear of, a poll finds.
/// </summary>
internal sealed class OutboxInterceptor(Type contextType, IServiceProvider services) : ISaveChangesInterceptor, IDbTransactionInterceptor
{
    private readonly ConditionalWeakTable<DbContext, UnsavedPublications> _unsaved = [];
    private readonly ConditionalWeakTable<DbTransaction, List<DateTimeOffset>> _uncommitted = [];

    private HostOutbox Outbox => services.GetRequiredService<HostOutbox>();

    /// <summary>The one of this context.</summary>
    public static OutboxInterceptor Of(DbContext context) =>
        context.GetService<IDbContextOptions>().FindExtension<CoreOptionsExtension>()?.Interceptors?.OfType<OutboxInterceptor>().LastOrDefault()
        ?? throw NotOurs(context.GetType().Name);

    /// <summary>Adds a publication to what the context saves next; its id.</summary>
    public Guid Add(DbContext context, Notification notification, Audience audience, PublishOptions? options)
    {
        if (services.GetRequiredService<INotificationStore>() is not EntityFrameworkStore store || store.ContextType != contextType)
        {
            throw NotOurs(contextType.Name);
        }

        if (context.Model.FindEntityType(StoreTables.FullName(OutboxTable.Name)) is null)
        {
            throw StoreDatabase.NoTables(context);
        }

        var publication = Outbox.Compose(notification, audience, options);
        var entry = context.Set<Row>(StoreTables.FullName(OutboxTable.Name)).Add(OutboxRow.Of(publication));
        _unsaved.GetOrCreateValue(context).Add(entry, publication.DueAt);
        return publication.Id;
    }

    InterceptionResult<int> ISaveChangesInterceptor.SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Begin(eventData.Context);
        return result;
    }

    ValueTask<InterceptionResult<int>> ISaveChangesInterceptor.SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken)
    {
        Begin(eventData.Context);
        return new(result);
    }

    int ISaveChangesInterceptor.SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        End(eventData.Context);
        return result;
    }

    ValueTask<int> ISaveChangesInterceptor.SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken)
    {
        End(eventData.Context);
        return new(result);
    }

    DbTransaction IDbTransactionInterceptor.TransactionStarted(DbConnection connection, TransactionEndEventData eventData, DbTransaction result)
    {
        // Providers use one object for all transactions of a connection: what the one before left undone is not this one's.
        _uncommitted.Remove(result);
        return result;
    }

    ValueTask<DbTransaction> IDbTransactionInterceptor.TransactionStartedAsync(
        DbConnection connection, TransactionEndEventData eventData, DbTransaction result, CancellationToken cancellationToken)
    {
        _uncommitted.Remove(result);
        return new(result);
    }

    void IDbTransactionInterceptor.TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Commit(transaction);

    Task IDbTransactionInterceptor.TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken)
    {
        Commit(transaction);
        return Task.CompletedTask;
    }

    private void Begin(DbContext? context)
    {
        if (context is not null && _unsaved.TryGetValue(context, out var unsaved))
        {
            unsaved.Begin();
        }
    }

    private void End(DbContext? context)
    {
        if (context is null || !_unsaved.TryGetValue(context, out var unsaved) || unsaved.End() is not { Length: > 0 } dueAt)
        {
            return;
        }

        if (context.Database.CurrentTransaction is { } transaction)
        {
            _uncommitted.GetOrCreateValue(transaction.GetDbTransaction()).AddRange(dueAt);
        }
        else if ((context.Database.GetEnlistedTransaction() ?? Transaction.Current) is { } ambient)
        {
            ambient.TransactionCompleted += (_, ended) => CommitIf(ended.Transaction, dueAt);
        }
        else
        {
            Outbox.Committed(dueAt);
        }
    }

    private void CommitIf(Transaction? ended, DateTimeOffset[] dueAt)
    {
        if (ended?.TransactionInformation.Status == TransactionStatus.Committed)
        {
            Outbox.Committed(dueAt);
        }
    }

    private void Commit(DbTransaction transaction)
    {
        if (_uncommitted.TryGetValue(transaction, out var dueAt) && _uncommitted.Remove(transaction))
        {
            Outbox.Committed(dueAt);
        }
    }

    private static InvalidOperationException NotOurs(string name) => new(
        $"Nothing would deliver what is published on this {name}: it is not the context of the store. Add UseEntityFramework<{name}>() to AddNotifications(), "
            + $"and let the services make the context, by AddDbContext<{name}>(…), AddDbContextFactory<{name}>(…) or their pooled forms.");
}
