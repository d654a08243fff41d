using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LenNotify.EntityFrameworkCore.Sqlite.Tests;

/// <summary>What 'dotnet ef migrations add' would write for the host's own context: all that its model has and no migration before.</summary>
[DbContext(typeof(ShopDb))]
[Migration("20261121000000_Notifications")]
internal sealed class ShopMigration : Migration
{
    public override IModel TargetModel
    {
        get
        {
            using var context = new ShopDb(new DbContextOptionsBuilder<ShopDb>().UseSqlite().Options);
            return context.GetService<IDesignTimeModel>().Model;
        }
    }

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        using var context = new ShopDb(new DbContextOptionsBuilder<ShopDb>().UseSqlite().Options);
        migrationBuilder.Operations.AddRange(context.GetService<IMigrationsModelDiffer>().GetDifferences(
            null, context.GetService<IDesignTimeModel>().Model.GetRelationalModel()));
    }
}
