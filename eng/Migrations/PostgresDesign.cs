using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace LenNotify.Migrations;

/// <summary>Our context as 'dotnet ef' sees it. No database is reached.</summary>
internal sealed class PostgresDesign : IDesignTimeDbContextFactory<NotificationsDbContext>
{
    public NotificationsDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<NotificationsDbContext>().UseNpgsql("Host=none").Options);
}
