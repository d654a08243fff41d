using Microsoft.EntityFrameworkCore;

namespace LenNotify.EntityFrameworkCore.Tests;

/// <summary>A host's own context: what it sells, and our tables beside it.</summary>
public sealed class StallDb(DbContextOptions<StallDb> options) : DbContext(options)
{
    public DbSet<Order> Orders => Set<Order>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Order>().Property(order => order.Id).ValueGeneratedNever();
        modelBuilder.AddNotifications();
    }
}
