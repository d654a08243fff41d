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

    [Fact]
    public async Task An_item_that_cannot_be_read_keeps_nobody_else_who_resumes_at_once_from_theirs()
    {
        await One.Item(One.Ann);
        await One.Item(One.Bob);
        await One.Item(One.Cid);
        await using var source = NpgsqlDataSource.Create(Stores.ConnectionString);
        await using var spoil = source.CreateCommand("UPDATE lennotify_items SET notification = '{}' WHERE user_id = $1");
        spoil.Parameters.Add(new NpgsqlParameter<string> { TypedValue = One.Bob });
        await spoil.ExecuteNonQueryAsync();

        Task<ResumedInbox>[] resuming = [.. new[] { One.Ann, One.Bob, One.Cid, One.Ann, One.Bob, One.Cid }.Select(user => One.Store.ResumeAsync(user, 0, 9, World.Start, default))];
        await Task.WhenAll(resuming).ContinueWith(_ => { }, TaskScheduler.Default);

        resuming.Select(one => one.IsCompletedSuccessfully).Should().Equal(true, false, true, true, false, true);
        (await resuming[5]).Items.Should().ContainSingle();
    }

    private static async Task LockAsync(NpgsqlConnection connection, string user)
    {
        await using var command = new NpgsqlCommand("SELECT FROM lennotify_states WHERE user_id = $1 FOR UPDATE", connection);
        command.Parameters.Add(new NpgsqlParameter { Value = user });
        await command.ExecuteNonQueryAsync();
    }
}
