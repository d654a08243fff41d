using LenNotify.Tests.Postgres;

namespace TradingDesk.Tests;

public sealed class StoreTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("desk-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public Task It_runs_in_memory() => TellsAsync("--store", "memory");

    [Fact]
    public async Task It_runs_on_a_file_which_keeps_everything_for_the_next_start()
    {
        var id = await TellsAsync("--data", _folder);

        await using var again = await RunningDesk.StartAsync("--data", _folder);
        using var anna = await again.ClientAsync("anna");
        (await RunningDesk.InboxAsync(anna, "Bought 1 BTC/USD at 60000")).GetProperty("id").GetGuid().Should().Be(id);
    }

    [PostgresFact]
    public async Task It_runs_on_PostgreSQL_whose_tables_it_makes()
    {
        var server = await PostgresProcess.StartAsync();

        await TellsAsync("--store", "postgres", "--connection", server.To("postgres"), "--data", _folder);
    }

    private static async Task<Guid> TellsAsync(params string[] arguments)
    {
        await using var desk = await RunningDesk.StartAsync(arguments);
        using var anna = await desk.ClientAsync("anna");
        await desk.TellAsync(new FloorStep { Fills = [new Fill(Story.Order(), 60_000m, Story.Noon)] });
        return (await RunningDesk.InboxAsync(anna, "Bought 1 BTC/USD at 60000")).GetProperty("id").GetGuid();
    }
}
