using LenNotify.Tests.Plans;
using Npgsql;

namespace LenNotify.EntityFrameworkCore.Tests;

/// <summary>A database that has been in use for a while, made when the first test asks for it. One person has a sixth of all.</summary>
public sealed class FilledDatabase : IAsyncLifetime
{
    internal static readonly FilledTables Tables = new(Items: 60_000, HeavyEvery: 6);

    private readonly Lazy<Task<RecordedStore>> _filled;
    private TestStores? _stores;

    public FilledDatabase() => _filled = new Lazy<Task<RecordedStore>>(FillAsync);

    internal Task<RecordedStore> OpenAsync() => _filled.Value;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_filled is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            await (await _filled.Value).DisposeAsync();
        }

        await (_stores?.DropAsync() ?? Task.CompletedTask);
    }

    private async Task<RecordedStore> FillAsync()
    {
        _stores = await TestStores.CreateAsync();
        await using (var filling = NpgsqlDataSource.Create($"{_stores.ConnectionString};Command Timeout=300"))
        {
            await using var fill = filling.CreateCommand(Tables.Functions + Tables.Inboxes + Tables.Queues);
            await fill.ExecuteNonQueryAsync();
            await using var analyze = filling.CreateCommand("VACUUM ANALYZE");
            await analyze.ExecuteNonQueryAsync();
        }

        return new RecordedStore(_stores.ConnectionString);
    }
}
