using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace LenNotify.Migrations;

/// <summary>Our context as 'dotnet ef' sees it. No database is reached.</summary>
internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteNotificationsDbContext>
{
    public SqliteNotificationsDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteNotificationsDbContext>().UseSqlite("Data Source=none").Options);
}
