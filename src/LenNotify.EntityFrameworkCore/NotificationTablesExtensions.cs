using Microsoft.EntityFrameworkCore;
using Row = System.Collections.Generic.Dictionary<string, object>;

namespace LenNotify;

/// <summary>Maps the notification tables into a host's context, so that the host's own migrations carry them.</summary>
public static class NotificationTablesExtensions
{
    /// <summary>Call it in <c>OnModelCreating</c>. Once for a context: a second call changes where the same tables lie.</summary>
    public static ModelBuilder AddNotifications(this ModelBuilder modelBuilder, Action<NotificationTablesOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        var options = new NotificationTablesOptions();
        configure?.Invoke(options);
        Table Define(string name) => new(modelBuilder.SharedTypeEntity<Row>(StoreTables.FullName(name)).ToTable(options.TablePrefix + name, options.Schema));
        OutboxTable.Define(Define);
        PublishTables.Define(Define);
        DeliverTables.Define(Define);
        PersonTables.Define(Define);
        return modelBuilder;
    }
}
