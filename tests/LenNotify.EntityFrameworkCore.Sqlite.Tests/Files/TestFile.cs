using Microsoft.Data.Sqlite;

namespace LenNotify.EntityFrameworkCore.Sqlite.Tests;

/// <summary>A database file of one test.</summary>
internal sealed class TestFile : IAsyncDisposable
{
    private static readonly Lazy<Task<byte[]>> Template = new(MakeAsync);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("lennotify");

    private TestFile()
    {
    }

    /// <summary>Where it lies.</summary>
    public string Path => System.IO.Path.Combine(_folder.FullName, "notifications.db");

    /// <summary>How to reach it.</summary>
    public string ConnectionString => new SqliteConnectionStringBuilder { DataSource = Path }.ToString();

    /// <summary>One with our tables and nothing in them.</summary>
    public static async Task<TestFile> CreateAsync()
    {
        var file = new TestFile();
        await File.WriteAllBytesAsync(file.Path, await Template.Value);
        return file;
    }

    /// <summary>One that is not there yet.</summary>
    public static TestFile CreateBare() => new();

    /// <summary>One number of a query.</summary>
    public async Task<long> ScalarAsync(string sql) =>
        Convert.ToInt64(await FirstAsync(sql), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>One text of a query.</summary>
    public async Task<string?> TextAsync(string sql) => (string?)await FirstAsync(sql);

    /// <summary>What SQLite itself finds wrong with it: 'ok' is nothing.</summary>
    public Task<string?> IntegrityAsync() => TextAsync("PRAGMA integrity_check");

    public ValueTask DisposeAsync()
    {
        using (var connection = new SqliteConnection(ConnectionString))
        {
            SqliteConnection.ClearPool(connection);
        }

        _folder.Refresh();
        if (_folder.Exists)
        {
            _folder.Delete(recursive: true);
        }

        return ValueTask.CompletedTask;
    }

    private async Task<object?> FirstAsync(string sql)
    {
        await using var connection = new SqliteConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }

    private static async Task<byte[]> MakeAsync()
    {
        await using var stores = new TestStores(CreateBare());
        (await stores.One.PrepareAsync(create: true, default)).Should().BeNull();
        return await File.ReadAllBytesAsync(stores.File.Path);
    }
}
