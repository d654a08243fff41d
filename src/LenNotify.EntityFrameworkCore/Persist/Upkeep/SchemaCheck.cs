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
    // A table, and a column that it lacks; none where the whole table is missing.
    private sealed record Wrong(ITable Table, string? Column);

    /// <summary>Null when all is well, else what is missing and the command that mends it.</summary>
    public async Task<string?> RunAsync(bool create, CancellationToken cancellationToken)
    {
        var context = database.Contexts();
        await using var closing = context.ConfigureAwait(false);
        if (await database.Dialect.PrepareAsync(context, cancellationToken).ConfigureAwait(false) is { } unfit)
        {
            return unfit;
        }

        // Our own context brings its migrations; a host's has the host's.
        var isOurs = context.GetType().Assembly == database.Dialect.GetType().Assembly;
        var wrong = await WrongAsync(context, cancellationToken).ConfigureAwait(false);
        if (wrong.Count > 0 && create)
        {
            await MendAsync(context, wrong, isOurs, cancellationToken).ConfigureAwait(false);
            wrong = await WrongAsync(context, cancellationToken).ConfigureAwait(false);
        }

        return wrong.Count > 0 ? Sentence(context, wrong[0]) + Command(context, isOurs, wrong[0].Column is null)
            : isOurs && await IsBehindAsync(context, cancellationToken).ConfigureAwait(false)
                ? "The tables of the database are of an older version of LenNotify. " + Command(context, isOurs, false)
                : await database.Dialect.CompleteAsync(context, cancellationToken).ConfigureAwait(false);
    }

    // Not every database has schemas, whatever the model says.
    private static string Sentence(DbContext context, Wrong wrong)
    {
        var name = context.GetService<ISqlGenerationHelper>().DelimitIdentifier(wrong.Table.Name, wrong.Table.Schema).Replace("\"", "", StringComparison.Ordinal);
        return wrong.Column is null
            ? $"The database has no table {name}. "
            : $"The table {name} is of another version of LenNotify: it has no column {wrong.Column}. ";
    }

    private static string Command(DbContext context, bool isOurs, bool isMissing)
    {
        var name = context.GetType().Name;
        return isOurs
            ? $"Call Database.MigrateAsync() on {name} before the host starts, or run 'dotnet ef database update --context {name}'."
            : $"Run 'dotnet ef migrations add Notifications' and 'dotnet ef database update' with --context {name}"
                + (isMissing ? ", or let PrepareAsync create what is missing." : ".");
    }

    private static async Task<List<Wrong>> WrongAsync(DbContext context, CancellationToken cancellationToken)
    {
        var wrong = new List<Wrong>();
        await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        foreach (var table in Tables(context))
        {
            string[] columns = [.. table.Columns.Select(column => column.Name)];
            if (await HasAsync(context, table, columns, cancellationToken).ConfigureAwait(false))
            {
                continue;
            }

            string? lacking = null;
            for (var i = 0; lacking is null && i < columns.Length && await HasAsync(context, table, [], cancellationToken).ConfigureAwait(false); i++)
            {
                lacking = await HasAsync(context, table, [columns[i]], cancellationToken).ConfigureAwait(false) ? null : columns[i];
            }

            wrong.Add(new Wrong(table, lacking));
        }

        return wrong;
    }

    // A statement that names columns and reads nothing says more than a catalogue: it is what our statements will meet. The names
    // are qualified, because SQLite takes a quoted name that it does not know for a text.
    private static async Task<bool> HasAsync(DbContext context, ITable table, string[] columns, CancellationToken cancellationToken)
    {
        var names = context.GetService<ISqlGenerationHelper>();
        var list = columns.Length == 0 ? "1" : string.Join(", ", columns.Select(column => "t." + names.DelimitIdentifier(column)));
        var command = context.Database.GetDbConnection().CreateCommand();
        await using (command.ConfigureAwait(false))
        {
            // Every part comes from the model.
#pragma warning disable CA2100
            command.CommandText = $"SELECT {list} FROM {names.DelimitIdentifier(table.Name, table.Schema)} AS t WHERE 1 = 0";
#pragma warning restore CA2100
            try
            {
                await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
                return true;
            }
            catch (DbException e) when (!e.IsTransient)
            {
                return false;
            }
        }
    }

    // Tables that were made without migrations are left to whoever made them.
    private static async Task<bool> IsBehindAsync(DbContext context, CancellationToken cancellationToken) =>
        (await context.Database.GetAppliedMigrationsAsync(cancellationToken).ConfigureAwait(false)).Any()
        && (await context.Database.GetPendingMigrationsAsync(cancellationToken).ConfigureAwait(false)).Any();

    private static async Task MendAsync(DbContext context, List<Wrong> wrong, bool isOurs, CancellationToken cancellationToken)
    {
        try
        {
            if (isOurs && (wrong.Count == Tables(context).Count() || await IsBehindAsync(context, cancellationToken).ConfigureAwait(false)))
            {
                await context.Database.MigrateAsync(cancellationToken).ConfigureAwait(false);
            }
            else
            {
                await CreateAsync(context, [.. wrong.Select(one => one.Table)], cancellationToken).ConfigureAwait(false);
            }
        }
        catch (DbException)
        {
            // Another node may be making them at the same moment, or an older table is in the way: what counts is what is there now.
        }
    }

    private static async Task CreateAsync(DbContext context, ITable[] wrong, CancellationToken cancellationToken)
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
        var commands = context.GetService<IMigrationsSqlGenerator>().Generate(operations, model);
        await context.GetService<IMigrationCommandExecutor>()
            .ExecuteNonQueryAsync(commands, context.GetService<IRelationalConnection>(), cancellationToken).ConfigureAwait(false);
    }

    private static IEnumerable<ITable> Tables(DbContext context) =>
        StoreTables.In(context.Model).SelectMany(type => type.GetTableMappings()).Select(mapping => mapping.Table).Distinct();
}
