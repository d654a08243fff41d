using System.Threading.Channels;
using LenNotify.Tests.Journey;
using LenNotify.Tests.Postgres;
using Npgsql;

namespace LenNotify.EntityFrameworkCore.Tests;

/// <summary>A real PostgreSQL that is stopped at once, hangs, and comes back.</summary>
public sealed class StoreDownTests : IAsyncLifetime
{
    private static readonly TimeSpan PublishTimeout = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Return = TimeSpan.FromSeconds(5);

    // For a machine that has other things to do as well.
    private static readonly TimeSpan Spare = TimeSpan.FromSeconds(15);
    private readonly Pager _pager = new("pager");
    private PostgresProcess _server = null!;
    private LiveHost _host = null!;

    public async Task InitializeAsync()
    {
        _server = await PostgresProcess.StartAsync();
        await using (var stores = new TestStores(_server.To("postgres")))
        {
            (await stores.One.PrepareAsync(create: true, default)).Should().BeNull();
        }

        _host = await LiveHost.StartAsync(_server.To("postgres"), options => options.PublishTimeout = PublishTimeout, _pager);
        await _host.Notifier.PublishAsync(Word("before"), "anna");
        (await TitleAsync()).Should().Be("before");
    }

    public Task DisposeAsync() => _host.DisposeAsync().AsTask();

    [Fact]
    public async Task While_it_is_down_publishers_hear_so_in_time_and_health_says_so_and_within_five_seconds_of_its_return_everything_goes_on()
    {
        // The provider asks for patience: when the next attempt is due, nobody can write that down.
        var isBusy = true;
        var delivered = Channel.CreateUnbounded<string>();
        _pager.Answer = (delivery, _) => Task.FromResult(
            isBusy || !delivered.Writer.TryWrite(delivery.Notifications[0].Title) ? DeliveryResult.ThrottledUntil(DateTimeOffset.UtcNow.AddSeconds(1)) : DeliveryResult.Delivered());
        await _host.Notifier.PublishAsync(Word("under way"), "anna");
        await TitleAsync();
        await _server.StopAsync();
        isBusy = false;

        for (var round = 0; round < 3; round++)
        {
            await RefusesAsync(round, "*cannot be reached*same dedupe key*");
        }

        await using (var db = _host.Context())
        {
            await db.PublishAsync(Word("with the host's own"), "anna");
            await db.Awaiting(it => it.SaveChangesAsync()).Should().ThrowAsync<Exception>();
        }

        var health = await _host.Get<INotificationHealth>().CheckAsync();
        health.State.Should().Be(HealthState.Unhealthy);
        health.Findings.Should().ContainSingle().Which.Part.Should().Be("store");

        await _server.StartAgainAsync();
        var back = TimeProvider.System.GetTimestamp();
        var reached = new List<string>();
        await DeliveredAsync("under way", delivered);
        Reach("delivered what was under way");
        await UntilAsync(() => PublishedAsync("again"));
        Reach("published");
        await UntilAsync(SavedAsync);
        Reach("saved");
        await DeliveredAsync("saved", delivered);
        Reach("delivered what was saved");
        await UntilAsync(ListensAsync);
        Reach("listens");
        await UntilAsync(async () => (await _host.Get<INotificationHealth>().CheckAsync()).State == HealthState.Healthy);
        TimeProvider.System.GetElapsedTime(back).Should().BeLessThan(Return + Spare, "it reached {0}", string.Join(", ", reached));

        void Reach(string what) => reached.Add($"{what} after {TimeProvider.System.GetElapsedTime(back).TotalSeconds:0.0} s");
    }

    [Fact]
    public async Task While_it_hangs_publishers_hear_so_in_time()
    {
        await _server.PauseAsync();
        try
        {
            await RefusesAsync(0, "*did not answer for*same dedupe key*");
            (await _host.Get<INotificationHealth>().CheckAsync()).State.Should().Be(HealthState.Unhealthy);
        }
        finally
        {
            await _server.GoOnAsync();
        }

        await UntilAsync(() => PublishedAsync("after"));
    }

    private async Task RefusesAsync(int round, string message)
    {
        var began = TimeProvider.System.GetTimestamp();
        await _host.Notifier.Awaiting(it => it.PublishAsync(Word("meanwhile"), $"someone-{round}", new PublishOptions { DedupeKey = $"k{round}" })).Should()
            .ThrowAsync<PublishRefusedException>().WithMessage(message);
        TimeProvider.System.GetElapsedTime(began).Should().BeLessThan(PublishTimeout + Spare);
    }

    private async Task<bool> PublishedAsync(string title)
    {
        try
        {
            return (await _host.Notifier.PublishAsync(Word(title), "anna")).State == PublishState.Routed;
        }
        catch (PublishRefusedException)
        {
            return false;
        }
    }

    // With a transaction of the host's; a worker routes it.
    private async Task<bool> SavedAsync()
    {
        try
        {
            await using var db = _host.Context();
            await db.PublishAsync(Word("saved"), "anna");
            await db.SaveChangesAsync();
            return true;
        }
        catch (Exception error) when (error is NpgsqlException || error.InnerException is NpgsqlException)
        {
            return false;
        }
    }

    private async Task<bool> ListensAsync()
    {
        await using var connection = new NpgsqlConnection($"{_server.To("postgres")};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'", connection);
        return (long)(await command.ExecuteScalarAsync())! > 0;
    }

    private static async Task DeliveredAsync(string title, Channel<string> delivered)
    {
        while (await delivered.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromMinutes(3)) != title)
        {
        }
    }

    private async Task<string> TitleAsync() => (await _pager.Next()).Notifications[0].Title;

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!await isSo())
        {
            TimeProvider.System.GetElapsedTime(began).Should().BeLessThan(TimeSpan.FromMinutes(3));
            await Task.Yield();
        }
    }

    private static Notification Word(string title) => new() { Type = "order_filled", Title = title, Channels = ["inapp", "pager"] };
}
