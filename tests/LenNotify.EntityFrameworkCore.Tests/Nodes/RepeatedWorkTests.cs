using LenNotify.Storage;
using Npgsql;

namespace LenNotify.EntityFrameworkCore.Tests;

/// <summary>Work that lost a race is done again as a whole, and the caller never hears of it.</summary>
public sealed class RepeatedWorkTests : TwoNodes
{
    private const string Waiting =
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";

    [Fact]
    public async Task An_append_that_is_the_victim_of_a_deadlock_with_someone_else_is_repeated()
    {
        await One.Append(One.Publication(), One.Route(), One.Ann, One.Bob);
        await using var source = NpgsqlDataSource.Create(Stores.ConnectionString);
        await using var stranger = await source.OpenConnectionAsync();
        await using var transaction = await stranger.BeginTransactionAsync();
        await LockAsync(stranger, One.Bob);
        var append = One.Append(One.Publication(), One.Route(), One.Ann, One.Bob);
        await using var look = source.CreateCommand(Waiting);
        while ((long)(await look.ExecuteScalarAsync())! == 0)
        {
            append.IsCompleted.Should().BeFalse();
        }

        // Now each waits for the other. Whoever waited first notices after a second, and gives way.
        await LockAsync(stranger, One.Ann);
        await transaction.CommitAsync();

        (await append).Acceptance.Should().Be(Acceptance.New);
        (await One.StateOf(One.Bob)).Sequence.Should().Be(2);
    }

    [Fact]
    public async Task A_person_who_is_erased_meanwhile_takes_nobody_elses_item_along()
    {
        var appending = Task.Run(() => Threads.Together(4, async node =>
        {
            for (var round = 0; round < 25; round++)
            {
                await Append(node, One.Publication(), One.Route(deliveries: _ => [One.Sms()]), One.Ann, One.Bob);
            }

            return 0;
        }));
        while (!appending.IsCompleted)
        {
            await Other.Store.EraseAsync(One.Ann, One.Fact("erased", "hash"), World.Start, default);
        }

        await appending;
        (await One.StateOf(One.Bob)).Should().BeEquivalentTo(new { Sequence = 100L, Unread = 100L });
        var ann = await One.StateOf(One.Ann);
        (await One.Store.ResumeAsync(One.Ann, 0, 1_000, World.Start, default)).Items.Should().HaveCount((int)ann.Unread);
    }

    private static async Task LockAsync(NpgsqlConnection connection, string user)
    {
        await using var command = new NpgsqlCommand("SELECT FROM lennotify_states WHERE user_id = $1 FOR UPDATE", connection);
        command.Parameters.Add(new NpgsqlParameter { Value = user });
        await command.ExecuteNonQueryAsync();
    }
}
