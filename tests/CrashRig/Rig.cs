using System.Globalization;
using LenNotify.Tests.Postgres;
using Npgsql;

namespace LenNotify.CrashRig;

/// <summary>
/// Real processes over a PostgreSQL of its own with every durability setting as it is by default, that are killed, stopped and
/// restarted while they work. Whatever happens comes after so many arrivals, so that it always hits work under way.
/// </summary>
internal sealed class Rig(RigPlan plan, PostgresProcess server, RigCrew crew, LedgerFile ledger, CancellationToken cancellationToken)
{
    private const string Database = "postgres";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);
    private int _duplicatesFrom;

    private int Slack => Math.Min(400, plan.Notifications / 5);

    internal static async Task<RigReport> RunAsync(RigPlan plan)
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        var server = await PostgresProcess.StartAsync();
        await RigHost.PrepareAsync(server.To(Database));
        await ExecuteAsync(server, "CREATE TABLE \"Sales\" (\"Id\" integer PRIMARY KEY)");
        var file = Path.GetTempFileName();
        try
        {
            var (receiver, port) = await RigProcess.StartAsync("ledger", file);
            await using var closing = receiver;
            await using var crew = new RigCrew(plan, server.To(Database), int.Parse(port, CultureInfo.InvariantCulture), patience.Token);
            await crew.StartAsync();
            return await new Rig(plan, server, crew, new LedgerFile(file), patience.Token).RunAsync();
        }
        finally
        {
            File.Delete(file);
        }
    }

    private async Task<RigReport> RunAsync()
    {
        var began = TimeProvider.System.GetTimestamp();
        var crashes = await CrashAsync();
        var mostDuplicates = _duplicatesFrom * plan.Concurrency;
        var restarts = await RestartAsync();
        _duplicatesFrom = 0;
        var sales = await SellAsync();
        return new RigReport
        {
            Plan = plan,
            Crashes = crashes,
            MostDuplicates = mostDuplicates,
            Restarts = restarts,
            Sales = sales,
            MostSaleDuplicates = _duplicatesFrom * plan.Concurrency,
            Unanswered = await CountAsync("lennotify_attempts WHERE cause LIKE 'no answer%'"),
            Took = TimeProvider.System.GetElapsedTime(began),
        };
    }

    private async Task<Tally> CrashAsync()
    {
        var load = new Load('p', 0, plan.Notifications);
        await crew.FeedAsync(load);
        Func<Task>[] events = [
            .. Enumerable.Repeat(() => KillAsync(load), plan.Kills),
            .. Enumerable.Repeat(StopDatabaseAsync, plan.DatabaseStops),
            .. Enumerable.Repeat(() => PauseAsync(load), plan.Pauses)];
        await MeanwhileAsync(load, "notified", [.. events.OrderBy(_ => crew.Any(0, int.MaxValue))]);
        return ledger.Tally("notified", (0, load.Count), Enumerable.Range(0, load.Count).ToHashSet(), await CountAsync("lennotify_items WHERE type = 'notified'"));
    }

    private async Task<Tally> RestartAsync()
    {
        var before = await CountAsync("lennotify_items WHERE type = 'notified'");
        var load = new Load('p', plan.Notifications, plan.RestartNotifications);
        await crew.FeedAsync(load);
        await MeanwhileAsync(load, "notified", [.. Enumerable.Range(0, plan.Restarts).Select<int, Func<Task>>(i => () => crew.RestartAsync(i))]);
        return ledger.Tally(
            "notified", (load.First, load.Count), Enumerable.Range(load.First, load.Count).ToHashSet(),
            await CountAsync("lennotify_items WHERE type = 'notified'") - before);
    }

    private async Task<Tally> SellAsync()
    {
        var load = new Load('s', 0, plan.Sales);
        await crew.FeedAsync(load);
        await MeanwhileAsync(load, "sold", [.. Enumerable.Repeat(() => KillAsync(load), plan.SaleKills)]);
        var committed = (await ReadAsync("SELECT \"Id\"::bigint FROM \"Sales\"")).Select(id => (int)id).ToHashSet();
        return committed.Count == plan.Sales / 2
            ? ledger.Tally("sold", (0, load.Count), committed, await CountAsync("lennotify_items WHERE type = 'sold'"))
            : throw new InvalidOperationException($"Half of {plan.Sales} sales must be committed, and {committed.Count} are.");
    }

    // Each after a share of the arrivals, by chance within its share; then everything else, until nothing is left to do.
    private async Task MeanwhileAsync(Load load, string type, Func<Task>[] events)
    {
        var arrivals = type == "sold" ? load.Count / 2 : load.Count;
        for (var i = 0; i < events.Length; i++)
        {
            var share = arrivals * 9 / 10 / events.Length;
            var after = crew.Any(i * share, (i + 1) * share);
            load.Allow((after + Slack) * (load.Count / arrivals));
            await Moment.UntilAsync($"{after} of {type}", () => Task.FromResult(ledger.Count(type, load.First) >= after), cancellationToken);
            await events[i]();
        }

        load.Allow(load.Count);
        await Moment.UntilAsync($"all acknowledged of {type}", () => Task.FromResult(load.IsDone), cancellationToken);
        await crew.RestAsync();
        await Moment.UntilAsync(
            "nothing left to do",
            async () => await CountAsync("lennotify_outbox") + await CountAsync("lennotify_publications WHERE NOT routed")
                + await CountAsync("lennotify_deliveries WHERE state IN (0, 1, 2, 3)") == 0,
            cancellationToken);
    }

    private async Task KillAsync(Load load) => _duplicatesFrom += await crew.KillAnyAsync(load) ? 1 : 0;

    private async Task StopDatabaseAsync()
    {
        // Each of the two workers may have sent what it could not write down.
        _duplicatesFrom += 2;
        await server.StopAsync();
        await server.StartAgainAsync();
    }

    // Beyond the end of whatever it holds; what others publish and deliver meanwhile goes on.
    private async Task PauseAsync(Load load)
    {
        _duplicatesFrom++;
        var worker = crew.AnyWorker();
        worker.Stop();
        var began = TimeProvider.System.GetTimestamp();
        var allowed = ledger.Count("notified") + Slack;
        while (TimeProvider.System.GetElapsedTime(began) < plan.SendTimeout + plan.LeaseSpare + TimeSpan.FromSeconds(1))
        {
            load.Allow(allowed++);
            await Moment.PassAsync(cancellationToken);
        }

        worker.GoOn();
    }

    private async Task<long> CountAsync(string what) => (await ReadAsync($"SELECT count(*) FROM {what}"))[0];

    private async Task<List<long>> ReadAsync(string sql)
    {
        await using var connection = new NpgsqlConnection($"{server.To(Database)};Pooling=false");
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var numbers = new List<long>();
        while (await reader.ReadAsync(cancellationToken))
        {
            numbers.Add(reader.GetInt64(0));
        }

        return numbers;
    }

    private static async Task ExecuteAsync(PostgresProcess server, string sql)
    {
        await using var connection = new NpgsqlConnection($"{server.To(Database)};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
