using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Storage;

namespace LenNotify;

/// <summary>Compares the tables that there are with those that the model has, and makes the missing ones where that is allowed.</summary>
internal sealed class SchemaCheck(StoreDatabase database)
{
    /// <summary>Null when all is well, else what is missing and the command that mends it.</summary>
    public async Task<string?> RunAsync(bool create, CancellationToken cancellationToken)
    {
        var context = database.Contexts();
        await using var closing = context.ConfigureAwait(false);
        var wrong = await WrongAsync(context, cancellationToken).ConfigureAwait(false);
        if (wrong.Count > 0 && create)
        {
            await CreateAsync(context, wrong, cancellationToken).ConfigureAwait(false);
            wrong = await WrongAsync(context, cancellationToken).ConfigureAwait(false);
        }

        return wrong.Count == 0 ? null
            : $"The database has no table {wrong[0].SchemaQualifiedName} as this version of LenNotify needs it. Run 'dotnet ef migrations add Notifications' and "
                + $"'dotnet ef database update' with --context {context.GetType().Name}, or let PrepareAsync create what is missing.";
    }

    // A statement that names every column and reads nothing says more than a catalogue: it is what our statements will meet.
    private static async Task<List<ITable>> WrongAsync(DbContext context, CancellationToken cancellationToken)
    {
        var wrong = new List<ITable>();
        var names = context.GetService<ISqlGenerationHelper>();
        await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        foreach (var table in Tables(context))
        {
            var columns = string.Join(", ", table.Columns.Select(column => names.DelimitIdentifier(column.Name)));
            var command = context.Database.GetDbConnection().CreateCommand();
            await using (command.ConfigureAwait(false))
            {
                // Every part comes from the model.
#pragma warning disable CA2100
                command.CommandText = $"SELECT {columns} FROM {names.DelimitIdentifier(table.Name, table.Schema)} WHERE 1 = 0";
#pragma warning restore CA2100
                try
                {
                    await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
                }
                catch (DbException e) when (!e.IsTransient)
                {
                    wrong.Add(table);
                }
            }
        }

        return wrong;
    }

    private static async Task CreateAsync(DbContext context, List<ITable> wrong, CancellationToken cancellationToken)
    {
        var model = context.GetService<IDesignTimeModel>().Model;
        var missing = wrong.Select(table => (table.Schema, table.Name)).ToHashSet();
        var operations = context.GetService<IMigrationsModelDiffer>().GetDifferences(null, model.GetRelationalModel()).Where(operation => operation switch
        {
            CreateTableOperation table => missing.Contains((table.Schema, table.Name)),
            CreateIndexOperation index => missing.Contains((index.Schema, index.Table)),
            EnsureSchemaOperation schema => missing.Any(table => table.Schema == schema.Name),
            _ => false,
        }).ToList();
        try
        {
            var commands = context.GetService<IMigrationsSqlGenerator>().Generate(operations, model);
            await context.GetService<IMigrationCommandExecutor>()
                .ExecuteNonQueryAsync(commands, context.GetService<IRelationalConnection>(), cancellationToken).ConfigureAwait(false);
        }
        catch (DbException)
        {
            // Another node may be making them at the same moment, or an older table is in the way: what counts is what is there now.
        }
    }

    private static IEnumerable<ITable> Tables(DbContext context) =>
        StoreTables.In(context.Model).SelectMany(type => type.GetTableMappings()).Select(mapping => mapping.Table).Distinct();
}
