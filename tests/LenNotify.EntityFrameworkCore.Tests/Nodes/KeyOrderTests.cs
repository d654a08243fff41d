using LenNotify.Storage;
using Npgsql;

namespace LenNotify.EntityFrameworkCore.Tests;

/// <summary>Keys are taken in one order by whoever takes them: else two batches could each wait for a key of the other.</summary>
public sealed class KeyOrderTests : TwoNodes
{
    private const string Waiting = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";

    // A row like one that is there, with a key of its own.
    private const string Take =
        """
        INSERT INTO lennotify_publications
        SELECT (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(), 'dedupe_key', $1))).*
        FROM lennotify_publications p WHERE p.id = $2
        """;

    [Theory]
    [InlineData("accepted")]
    [InlineData("appended")]
    [InlineData("appended to known people")]
    public async Task Who_waits_for_a_key_holds_those_before_it_and_none_behind_it(string how)
    {
        var like = One.Publication();
        for (var round = 0; round < (how == "appended to known people" ? 4 : 1); round++)
        {
            await Append(0, round == 0 ? like : One.Publication(), One.Route(), One.Ann);
        }

        await using var source = NpgsqlDataSource.Create(Stores.ConnectionString);
        await using var holder = await source.OpenConnectionAsync();
        await using var holding = await holder.BeginTransactionAsync();
        await TakeAsync(holder, "m", like);

        Publication[] offered = [One.Publication("z"), One.Publication("m"), One.Publication("a")];
        var writing = how == "accepted" ? AcceptAsync(offered) : AppendAsync(offered);
        await using var look = source.CreateCommand(Waiting);
        while ((long)(await look.ExecuteScalarAsync())! == 0)
        {
            writing.IsCompleted.Should().BeFalse();
        }

        (await IsFreeAsync("z")).Should().BeTrue();
        (await IsFreeAsync("a")).Should().BeFalse();
        await holding.RollbackAsync();
        (await writing).Should().AllBeEquivalentTo(Acceptance.New);

        async Task<bool> IsFreeAsync(string key)
        {
            await using var other = await source.OpenConnectionAsync();
            await using var trying = await other.BeginTransactionAsync();
            await using var patience = new NpgsqlCommand("SET LOCAL lock_timeout = 100", other);
            await patience.ExecuteNonQueryAsync();
            try
            {
                await TakeAsync(other, key, like);
                return true;
            }
            catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.LockNotAvailable)
            {
                return false;
            }
        }
    }

    private static async Task TakeAsync(NpgsqlConnection connection, string key, Publication like)
    {
        await using var take = new NpgsqlCommand(Take, connection) { Parameters = { new NpgsqlParameter { Value = key }, new NpgsqlParameter { Value = like.Id } } };
        (await take.ExecuteNonQueryAsync()).Should().Be(1);
    }

    private async Task<IEnumerable<Acceptance>> AcceptAsync(Publication[] offered) =>
        (await One.Store.AcceptAsync(offered, World.Start, default)).Select(answer => answer.Acceptance);

    private async Task<IEnumerable<Acceptance>> AppendAsync(Publication[] offered) =>
        (await One.Store.AppendAsync([.. offered.Select(one => new AppendRequest(one, [One.Ann]))], One.Route(), World.Start, default)).Select(answer => answer.Acceptance);
}
