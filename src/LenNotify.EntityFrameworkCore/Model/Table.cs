using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Row = System.Collections.Generic.Dictionary<string, object>;

namespace LenNotify;

/// <summary>
/// Describes one table to EF Core. Rows have no class: they are written and read by statements over sets, never tracked one
/// by one, and a class would only repeat the columns.
/// </summary>
internal sealed class Table(EntityTypeBuilder<Row> builder)
{
    private int _columns;
    private IndexBuilder<Row>? _last;

    /// <summary>A column that always has a value, or sometimes none where the type says so.</summary>
    public Table Column<T>(string name, bool optional = false)
    {
        var required = !optional && Nullable.GetUnderlyingType(typeof(T)) is null;
        builder.IndexerProperty<T>(name).HasColumnName(name).HasColumnOrder(_columns++).IsRequired(required).ValueGeneratedNever();
        return this;
    }

    /// <summary>The last column is 0 where nothing else is said.</summary>
    public Table Zero()
    {
        builder.Metadata.GetProperties().Single(property => property.GetColumnOrder() == _columns - 1).SetDefaultValue(0L);
        return this;
    }

    /// <summary>A number that the database gives, ascending: the key.</summary>
    public Table Counted(string name)
    {
        builder.IndexerProperty<long>(name).HasColumnName(name).HasColumnOrder(_columns++).ValueGeneratedOnAdd();
        builder.HasKey(name);
        return this;
    }

    /// <summary>The primary key.</summary>
    public Table Key(params string[] columns)
    {
        builder.HasKey(columns);
        return this;
    }

    /// <summary>An index, over part of the rows where a filter is given.</summary>
    public Table Index(string name, string? where = null, params string[] columns)
    {
        Named(name, columns).HasFilter(where);
        return this;
    }

    /// <summary>An index that allows no second row.</summary>
    public Table Unique(string name, string? where = null, params string[] columns)
    {
        Named(name, columns).IsUnique().HasFilter(where);
        return this;
    }

    /// <summary>
    /// What the last index holds beside its columns, so that whoever judges by these reads no row. Where a database has no such
    /// thing, an index is over all of them: in its place, or beside it if it allows no second row.
    /// </summary>
    public Table Holding(params string[] columns)
    {
        var index = _last!.Metadata;
        string[] all = [.. index.Properties.Select(property => property.Name), .. columns];
        if (IsPostgres)
        {
            _last.HasAnnotation("Npgsql:IndexInclude", columns);
            return this;
        }

        if (index.IsUnique)
        {
            return Index(index.Name + "_held", index.GetFilter(), all);
        }

        builder.Metadata.RemoveIndex(index);
        return Index(index.Name!, index.GetFilter(), all);
    }

    /// <summary>An index over a column that grows with the table: nearly free where the database has a kind for that (BRIN).</summary>
    public Table Sparse(string name, string column)
    {
        Named(name, [column]).HasAnnotation("Npgsql:IndexMethod", "brin");
        return this;
    }

    /// <summary>
    /// The words that a search finds a row by. Where the database has a kind of column and index for that, they are used; else its
    /// dialect makes an index beside the table.
    /// </summary>
    public Table Searched(string name)
    {
        Column<string>(name, optional: true);

        if (IsPostgres)
        {
            // The name is qualified, so that EF Core takes the column for a text.
            builder.IndexerProperty<string>(name).HasColumnType("pg_catalog.tsvector");

            // With no list of rows that wait to be indexed: some append would index them all, and everybody behind it would wait.
            Named(name, [name]).HasAnnotation("Npgsql:IndexMethod", "gin").HasAnnotation("Npgsql:StorageParameter:fastupdate", false);
        }

        return this;
    }

    /// <summary>Rows that change often in columns without an index: with room in its page, a new version touches no index.</summary>
    public Table Roomy()
    {
        builder.HasAnnotation("Npgsql:StorageParameter:fillfactor", 70);
        return this;
    }

    // What Npgsql says about every model.
    private bool IsPostgres => builder.Metadata.Model.FindAnnotation("Npgsql:ValueGenerationStrategy") is not null;

    private IndexBuilder<Row> Named(string name, string[] columns) =>
        _last = builder.HasIndex(columns, name).HasDatabaseName($"ix_{builder.Metadata.GetTableName()}_{name}");
}
