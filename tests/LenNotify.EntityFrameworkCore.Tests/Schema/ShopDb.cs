using Microsoft.EntityFrameworkCore;

namespace LenNotify.EntityFrameworkCore.Tests;

/// <summary>A host's own context: tables of its own, ours in another schema and under other names.</summary>
public sealed class ShopDb(DbContextOptions<ShopDb> options) : DbContext(options)
{
    public DbSet<Order> Orders => Set<Order>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.AddNotifications(tables =>
    {
        tables.Schema = "notify";
        tables.TablePrefix = "n_";
    });
}
