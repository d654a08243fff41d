using System.Text.Json.Nodes;
using LenNotify.Storage;
using LenNotify.Tests.Plans;
using Npgsql;

namespace LenNotify.EntityFrameworkCore.Tests;

/// <summary>A page reads the rows that it shows, and a count none at all: what fits is found in an index, however much the person has.</summary>
public sealed class PagePlanTests : IAsyncLifetime
{
    private const string Seldom = "margin_call";

    // What is read without being shown: expired, but still in the index.
    private const int Slack = 5;

    private static readonly FilledTables Tables = new(Items: 60_000, HeavyEvery: 6)
    {
        UnreadEvery = 2,
        Type = $"CASE WHEN n % 600 = 0 OR n % 10000 = 1 THEN '{Seldom}' ELSE 'order_filled' END",
        Severity = "(n / 6) % 5",
    };

    private static readonly InboxQuery[] Queries =
    [
        new(),
        new() { Unread = true },
        new() { Types = [Seldom] },
        new() { Types = ["nothing", "never"] },
        new() { Unread = true, Severities = [Severity.Warning, Severity.Error] },
        new() { From = Tables.Now.AddSeconds(-40_000), To = Tables.Now.AddSeconds(-30_000) },
        new() { Cursor = "9000" },
        new() { Cursor = "9000", Severities = [Severity.Warning] },
        new() { Filtered = true },
        new() { Filtered = true, Unread = true, Types = ["order_filled"], Severities = [Severity.Error] },
    ];

    private TestStores _stores = null!;

    public async Task InitializeAsync()
    {
        _stores = await TestStores.CreateAsync();
        await using var source = NpgsqlDataSource.Create($"{_stores.ConnectionString};Command Timeout=300");

        // And as many again, that the filters of their people rejected.
        const string Rejected =
            """
            INSERT INTO lennotify_items (id, publication_id, user_id, sequence, notification, type, severity, priority, listed, counted, decisions, created_at, expired, answer_unread)
            SELECT id_of(1000000 + i.sequence), id_of(1000000 + i.sequence), i.user_id, i.sequence, i.notification, i.type, i.severity, 1, FALSE, FALSE, '[]', i.created_at, FALSE, 0
            FROM lennotify_items i
            """;
        foreach (var statement in new[] { Tables.Functions, Tables.Inboxes, Rejected, "VACUUM ANALYZE" })
        {
            await using var command = source.CreateCommand(statement);
            await command.ExecuteNonQueryAsync();
        }
    }

    public Task DisposeAsync() => _stores.DropAsync();

    [Fact]
    public async Task Only_what_is_shown_is_read()
    {
        await using var recorded = new RecordedStore(_stores.ConnectionString, measured: true);
        foreach (var (user, query) in Queries.SelectMany(query => new[] { (FilledTables.Heavy, query), ("u1", query) }))
        {
            // More often than it takes the server to keep a plan for whatever is asked.
            for (var i = 0; i < 7; i++)
            {
                recorded.Plans.Take();
                var page = await recorded.Store.ListAsync(user, query with { CountUpTo = 5_000 }, Tables.Now, default);

                var plans = recorded.Plans.Take();
                plans.Should().NotBeEmpty("the server tells by which plan it ran");
                plans.Sum(plan => RowsRead(plan["Plan"]!.AsObject())).Should().BeLessOrEqualTo(page.Items.Count + 1 + Slack, $"{query} of {user} ran by {string.Join('\n', plans)}");
                plans.SelectMany(PlanRecorder.Scans).Should().BeEmpty();
            }
        }
    }

    [Fact]
    public async Task What_is_counted_is_all_that_fits()
    {
        foreach (var query in Queries.Where(query => query.Cursor is null))
        {
            var (all, cursor) = (new HashSet<Guid>(), (string?)null);
            Page<InboxItem> page;
            do
            {
                page = await _stores.One.ListAsync(FilledTables.Heavy, query with { Limit = 100, Cursor = cursor, CountUpTo = 900 }, Tables.Now, default);
                all.UnionWith(page.Items.Select(item => item.Id));
                page.Total.Should().BeInRange(Math.Min(all.Count, 900), 900);
                cursor = page.Next;
            }
            while (cursor is not null && all.Count < 1_000);

            page.Total.Should().Be(Math.Min(all.Count, 900), query.ToString());
        }
    }

    // Rows of items that a step took from the table; an index alone reads none, where nothing changed since it was looked over.
    private static double RowsRead(JsonObject step)
    {
        var own = (string?)step["Relation Name"] != "lennotify_items" ? 0
            : (string?)step["Node Type"] == "Index Only Scan" ? (double)step["Heap Fetches"]!
            : ((double)step["Actual Rows"]! + ((double?)step["Rows Removed by Filter"] ?? 0)) * (double)step["Actual Loops"]!;
        return own + (step["Plans"]?.AsArray() ?? []).Sum(child => RowsRead(child!.AsObject()));
    }
}
