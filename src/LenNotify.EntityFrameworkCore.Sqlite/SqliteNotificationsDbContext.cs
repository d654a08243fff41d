using Microsoft.EntityFrameworkCore;

namespace LenNotify;

/// <summary>A context with the notification tables and nothing else, for hosts that have none of their own; it brings its migrations.</summary>
public sealed class SqliteNotificationsDbContext(DbContextOptions<SqliteNotificationsDbContext> options) : DbContext(options)
{
    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.AddNotifications();
}
