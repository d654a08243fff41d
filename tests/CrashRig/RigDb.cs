using Microsoft.EntityFrameworkCore;

namespace LenNotify.CrashRig;

/// <summary>The host's database.</summary>
public sealed class RigDb(DbContextOptions<RigDb> options) : DbContext(options)
{
    public DbSet<Sale> Sales => Set<Sale>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Sale>().Property(sale => sale.Id).ValueGeneratedNever();
        modelBuilder.AddNotifications();
    }
}
