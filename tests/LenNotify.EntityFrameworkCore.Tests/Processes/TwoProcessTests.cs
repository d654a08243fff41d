using LenNotify.Tests.Journey;
using Npgsql;

namespace LenNotify.EntityFrameworkCore.Tests;

/// <summary>
/// Two operating system processes, each of which publishes and delivers, over one database. Time is the tests' own in both, so
/// that hours pass and every instant in the store says exactly when something happened, however busy the machine is.
/// </summary>
public sealed class TwoProcessTests : IAsyncLifetime
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly string[] People = ["anna", "bob", "cid"];
    private readonly TestTime _time = new(NodeHost.Start);
    private TestStores _stores = null!;
    private JourneyHost _here = null!;
    private NodeProcess _there = null!;

    public async Task InitializeAsync()
    {
        _stores = await TestStores.CreateAsync();
        _here = await NodeHost.StartAsync(_stores.ConnectionString, _time);
        _there = await NodeProcess.StartAsync(_stores.ConnectionString);
    }

    public async Task DisposeAsync()
    {
        await _there.DisposeAsync();
        await _here.DisposeAsync();
        await _stores.DropAsync();
    }

    [Fact]
    public async Task No_rolling_hour_holds_more_than_thirty_and_nobody_waits_while_there_is_room()
    {
        // Ten minutes apart: more than an hour may hold, then ever more that must wait, then room as the first ones leave it.
        for (var step = 0; step < 14; step++)
        {
            await Task.WhenAll(People.Select(user => NodeHost.PublishAsync(_here, "sms", user, 6, null)).Append(FromThereAsync("sms", 5)));
            await PassAsync(TimeSpan.FromMinutes(10));
        }

        foreach (var user in People)
        {
            var sent = await SentAsync(user);
            long[] starts = [.. sent.Select(one => one.StartedAt).Order()];
            starts.Length.Should().BeGreaterThan(60, "two hours and twenty minutes have room for more than two hours' worth");
            starts.Skip(30).Zip(starts, (later, earlier) => later - earlier).Should().OnlyContain(gap => gap >= Hour.Ticks, "no hour holds 31");
            sent.Should().AllSatisfy(one => HadRoomAt(one.WaitedFrom, one.StartedAt, starts).Should().BeNull("then it should have started at once"));
        }
    }

    [Fact]
    public async Task The_third_of_a_group_opens_one_bundle_for_all_that_follow_whichever_process_published()
    {
        string[] groups = [.. Enumerable.Range(0, 12).Select(number => $"g{number}")];
        foreach (var group in groups)
        {
            await Task.WhenAll(NodeHost.PublishAsync(_here, "pager", "anna", 5, group), _there.PublishAsync("pager", "anna", 5, group));
        }

        await SettleAsync();
        (await BundlesAsync()).Should().BeEquivalentTo(groups.Select(group => (group, Alone: 2L, Bundles: 1L, Members: 8L, Sent: 0L)));

        await PassAsync(TimeSpan.FromMinutes(5) + Second);
        (await BundlesAsync()).Should().BeEquivalentTo(groups.Select(group => (group, Alone: 2L, Bundles: 1L, Members: 8L, Sent: 1L)));
    }

    [Fact]
    public async Task Of_a_hundred_publishers_of_one_key_in_two_processes_one_is_first_and_all_get_the_same_answer()
    {
        for (var round = 0; round < 5; round++)
        {
            var answers = (await Task.WhenAll(NodeHost.RepeatAsync(_here, 50, $"k{round}"), _there.RepeatAsync(50, $"k{round}"))).SelectMany(half => half).ToArray();

            answers.Should().HaveCount(100);
            answers.Count(answer => answer.StartsWith("Routed:", StringComparison.Ordinal)).Should().Be(1);
            answers.Count(answer => answer.StartsWith("Repeated:", StringComparison.Ordinal)).Should().Be(99);
            answers.Select(answer => answer.Split(':')[1]).Distinct().Should().ContainSingle();
        }

        await SettleAsync();
        (await ReadAsync("SELECT COUNT(*) FROM lennotify_items UNION ALL SELECT COUNT(*) FROM lennotify_deliveries", row => row.GetInt64(0)))
            .Should().Equal(5L, 5L);
    }

    private async Task FromThereAsync(string channel, int count)
    {
        foreach (var user in People)
        {
            await _there.PublishAsync(channel, user, count, null);
        }
    }

    // A small step first, because a worker wakes a moment after what it waits for.
    private async Task PassAsync(TimeSpan time)
    {
        await SettleAsync();
        foreach (var step in new[] { Second / 4, time - (Second / 4) })
        {
            await _here.Rested();
            _time.Pass(step);
            await _there.PassAsync(step);
            await SettleAsync();
        }
    }

    // Nothing is due and nothing under way.
    private async Task SettleAsync()
    {
        var patience = TimeProvider.System.GetTimestamp();
        while ((await _stores.One.QueueStatusAsync(["sms", "pager"], _time.GetUtcNow(), default)).Any(status => status.Due + status.Claimed > 0))
        {
            TimeProvider.System.GetElapsedTime(patience).Should().BeLessThan(TimeSpan.FromMinutes(3), "workers take what is due");
        }
    }

    private sealed record Sent(long WaitedFrom, long StartedAt);

    private Task<List<Sent>> SentAsync(string user) => ReadAsync(
        """
        SELECT MIN(i.created_at), MIN(a.started_at) FROM lennotify_attempts a
        JOIN lennotify_members m ON m.delivery_id = a.delivery_id AND m.left_at IS NULL JOIN lennotify_items i ON i.id = m.item_id
        WHERE a.channel = 'sms' AND i.user_id = $1 GROUP BY a.id
        """,
        row => new Sent(row.GetInt64(0), row.GetInt64(1)),
        user);

    // The first instant, more than a second before it started, at which the hour before held fewer than 30. Room comes only when a start leaves its hour.
    private static long? HadRoomAt(long waitedFrom, long startedAt, long[] starts) => starts.Select(start => start + Hour.Ticks)
        .Prepend(waitedFrom)
        .Where(at => at >= waitedFrom && at < startedAt - Second.Ticks && starts.Count(start => start <= at && start > at - Hour.Ticks) < 30)
        .Select(at => (long?)at).Min();

    private Task<List<(string Group, long Alone, long Bundles, long Members, long Sent)>> BundlesAsync() => ReadAsync(
        """
        SELECT i.notification::json->>'group_key', COUNT(DISTINCT d.id) FILTER (WHERE d.join_key IS NULL), COUNT(DISTINCT d.id) FILTER (WHERE d.join_key LIKE 'group:%'),
            COUNT(*) FILTER (WHERE d.join_key LIKE 'group:%'), COUNT(DISTINCT a.delivery_id) FILTER (WHERE d.join_key LIKE 'group:%')
        FROM lennotify_items i JOIN lennotify_members m ON m.item_id = i.id AND m.left_at IS NULL JOIN lennotify_deliveries d ON d.id = m.delivery_id
        LEFT JOIN lennotify_attempts a ON a.delivery_id = d.id GROUP BY 1
        """,
        row => (row.GetString(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4)));

    private async Task<List<T>> ReadAsync<T>(string sql, Func<NpgsqlDataReader, T> read, params object[] values)
    {
        await using var source = NpgsqlDataSource.Create(_stores.ConnectionString);
        await using var command = source.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync())
        {
            rows.Add(read(reader));
        }

        return rows;
    }
}
