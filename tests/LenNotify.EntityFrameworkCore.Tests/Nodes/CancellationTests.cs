using LenNotify.Storage;
using Npgsql;

namespace LenNotify.EntityFrameworkCore.Tests;

public sealed class CancellationTests : TwoNodes
{
    [Fact]
    public async Task Whatever_is_cancelled_midway_leaves_no_transaction_open()
    {
        for (var round = 0; round < 60; round++)
        {
            var deliveries = Enumerable.Range(0, 5).Select(_ => One.Sms()).ToArray();
            await Append(0, One.Publication(), One.Route(deliveries: _ => deliveries), One.Ann);
            await Claim(0);
            using var cancelled = new CancellationTokenSource();
            var completing = Node(0).CompleteAsync(
                One.IdOf(1), [.. deliveries.Select(one => new Completion(one.Id, CompletionState.Delivered))], (_, _, s) => s.Activity, World.At(1), cancelled.Token);
            for (var spins = 0; spins < round * 3_000 && !completing.IsCompleted; spins++)
            {
                await Task.Yield();
            }

            await cancelled.CancelAsync();
            await FluentActions.Awaiting(() => completing).Should().NotThrowAsync<NpgsqlException>();
        }

        await using var connection = new NpgsqlConnection(Stores.ConnectionString);
        await connection.OpenAsync();
        await using var open = new NpgsqlCommand(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in%'", connection);
        (await open.ExecuteScalarAsync()).Should().Be(0L);
    }
}
