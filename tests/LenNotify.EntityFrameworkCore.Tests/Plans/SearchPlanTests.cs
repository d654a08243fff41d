using System.Globalization;
using LenNotify.Storage;
using LenNotify.Tests.Plans;
using Npgsql;

namespace LenNotify.EntityFrameworkCore.Tests;

/// <summary>A search reads what the index of words found for its person, however large the table and the person's part of it.</summary>
public sealed class SearchPlanTests : IAsyncLifetime
{
    private const string Heavy = "u0";
    private const int Items = 60_000;

    // Every sixth item is the heavy person's; each of those has 'filled', everybody else's has 'dividend'.
    private const string Fill =
        """
        INSERT INTO lennotify_states SELECT 'u' || n, 60000, 1, 10, 0, NULL, '' FROM generate_series(0::bigint, 9999) n;
        INSERT INTO lennotify_items (id, publication_id, user_id, sequence, notification, type, severity, priority, listed, counted, decisions, created_at,
                expired, answer_unread, words)
            SELECT lpad(to_hex(n), 32, '0')::uuid, lpad(to_hex(n), 32, '0')::uuid, o.owner, n, '{"type":"order_filled","title":"BTC/USD filled"}', 'order_filled', 1, 1,
                TRUE, FALSE, '[]', @start + n, FALSE, 0, (SELECT CAST(string_agg(CASE WHEN o.owner = 'u0' THEN '@heavy' ELSE substr(md5(o.owner), 1, 8) END || to_hex(n >> 12)
                    || '_' || w, ' ') AS tsvector) FROM unnest(ARRAY['btc', 'no' || n, CASE WHEN o.owner = 'u0' THEN 'filled' ELSE 'dividend' END]) w)
            FROM generate_series(0::bigint, 59999) n, LATERAL (SELECT CASE WHEN n % 6 = 0 THEN 'u0' ELSE 'v' || n % 10000 END AS owner) o;
        """;

    private TestStores _stores = null!;

    public async Task InitializeAsync()
    {
        _stores = await TestStores.CreateAsync();
        await using var source = NpgsqlDataSource.Create($"{_stores.ConnectionString};Command Timeout=300");
        foreach (var statement in new[]
        {
            Fill.Replace("@start", World.Start.UtcTicks.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
                .Replace("@heavy", PersonKey.Of(Heavy), StringComparison.Ordinal),
            "VACUUM ANALYZE",
        })
        {
            await using var command = source.CreateCommand(statement);
            await command.ExecuteNonQueryAsync();
        }
    }

    public Task DisposeAsync() => _stores.DropAsync();

    [Fact]
    public async Task No_large_table_is_read_from_end_to_end_and_only_the_index_of_words_finds_items()
    {
        await using var recorded = new RecordedStore(_stores.ConnectionString);
        foreach (var (text, found) in new[] { ("filled", 50), ("dividend", 0), ("no59994", 1), ("btc no599", 17), ("no59995", 0) })
        {
            // More often than it takes the server to keep a plan for whatever is asked.
            for (var i = 0; i < 7; i++)
            {
                recorded.Plans.Take();
                var page = await recorded.Store.ListAsync(Heavy, new InboxQuery { Text = text, CountUpTo = 10_000 }, World.At(1), default);

                var plans = recorded.Plans.Take();
                page.Items.Should().HaveCount(found, text);
                plans.SelectMany(PlanRecorder.Scans).Should().BeEmpty();
                plans.Count(plan => plan.ToJsonString().Contains("ix_lennotify_items_words", StringComparison.Ordinal)).Should().Be(2, "it finds the page, and the count");
                plans.Should().NotContain(plan => plan.ToJsonString().Contains("ix_lennotify_items_recent", StringComparison.Ordinal), "that would read every item of the person");
                plans.Should().NotContain(plan => plan.ToJsonString().Contains("JIT", StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public async Task A_search_goes_on_from_shelf_to_shelf()
    {
        await using var recorded = new RecordedStore(_stores.ConnectionString);
        var query = new InboxQuery { Text = "fil", Limit = 100 };
        var sequences = new List<long>();
        for (string? cursor = null; sequences.Count == 0 || cursor is not null;)
        {
            var page = await recorded.Store.ListAsync(Heavy, query with { Cursor = cursor }, World.At(1), default);
            sequences.AddRange(page.Items.Select(item => item.Sequence));
            cursor = page.Next;
        }

        sequences.Should().Equal(Enumerable.Range(0, Items / 6).Select(i => (long)(Items - 6 - (6 * i))));
    }
}
