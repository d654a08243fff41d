using Microsoft.EntityFrameworkCore;

namespace LenNotify.EntityFrameworkCore.Sqlite.Tests;

/// <summary>A host's own context: tables of its own, ours under other names. SQLite has no schemas, so the one that is named counts for nothing.</summary>
public sealed class ShopDb(DbContextOptions<ShopDb> options) : DbContext(options)
{
    public DbSet<Order> Orders => Set<Order>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.AddNotifications(tables =>
    {
        tables.Schema = "notify";
        tables.TablePrefix = "n_";
    });
}
