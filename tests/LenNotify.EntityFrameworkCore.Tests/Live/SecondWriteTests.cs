using Npgsql;

namespace LenNotify.EntityFrameworkCore.Tests;

/// <summary>A host's second write to the database beside its first.</summary>
public sealed class SecondWriteTests : IAsyncLifetime
{
    private const int Enough = 32;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private TestStores _stores = null!;
    private LiveHost _host = null!;

    public async Task InitializeAsync()
    {
        _stores = await StorePool.TakeAsync();
        _host = await LiveHost.StartAsync(_stores.ConnectionString, options => options.Deliver = false);
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        StorePool.Return(_stores);
    }

    [Fact]
    public async Task While_one_write_waits_for_somebodys_row_enough_others_are_stored_and_nobody_of_the_first()
    {
        await PublishAsync("anna");
        await using var somebody = new NpgsqlConnection($"{_stores.ConnectionString};Pooling=false");
        await somebody.OpenAsync();
        await using var held = await somebody.BeginTransactionAsync();
        await using (var hold = new NpgsqlCommand("SELECT 1 FROM lennotify_states WHERE user_id = 'anna' FOR UPDATE", somebody, held))
        {
            await hold.ExecuteScalarAsync();
        }

        var anna = PublishAsync("anna");
        await UntilItWaitsAsync();
        await Task.WhenAll(Enumerable.Range(0, Enough).Select(i => PublishAsync($"u{i}")));
        var again = PublishAsync("anna");

        (anna.IsCompleted, again.IsCompleted).Should().Be((false, false));
        await held.CommitAsync();
        (await Task.WhenAll(anna, again)).Should().OnlyContain(stored => stored.State == PublishState.Routed);
    }

    private async Task UntilItWaitsAsync()
    {
        await using var looking = new NpgsqlConnection($"{_stores.ConnectionString};Pooling=false");
        await looking.OpenAsync();
        await using var waits = new NpgsqlCommand("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'", looking);
        var began = TimeProvider.System.GetTimestamp();
        while ((long)(await waits.ExecuteScalarAsync())! == 0)
        {
            TimeProvider.System.GetElapsedTime(began).Should().BeLessThan(Patience);
            await Task.Yield();
        }
    }

    private Task<PublishResult> PublishAsync(string user) =>
        _host.Notifier.PublishAsync(new Notification { Type = "word", Title = "a word", Channels = ["inapp"] }, user);
}
