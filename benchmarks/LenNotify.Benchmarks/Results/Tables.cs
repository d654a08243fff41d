using LenNotify.Benchmarks.Channels;
using LenNotify.Benchmarks.Durable;
using LenNotify.Benchmarks.EndToEnd;
using LenNotify.Benchmarks.Hub;
using LenNotify.Benchmarks.Journey;
using LenNotify.Benchmarks.Million;
using LenNotify.Benchmarks.Routing;
using LenNotify.Benchmarks.Search;

namespace LenNotify.Benchmarks.Results;

/// <summary>All tables, in the order of the results.</summary>
internal static class Tables
{
    internal static IReadOnlyList<Table> All { get; } =
    [
        new("--audience", "An audience of 10,000, in turns with the straight line", AudienceTable.MeasureAsync),
        new("--latency", "Publish to delivered, in memory, at 1,000 a second", _ => Latency.MeasureAsync()) { IsShort = false },
        new("--postgres", "PostgreSQL, beside statements written by hand: the same rows, indexes and durability, in turns; the median of its rounds", PostgresTable.MeasureAsync),
        new("--million", "Inboxes on PostgreSQL with 1,000,000 items, 100,000 of them one person's, all unread", MillionTable.MeasureAsync),
        new("--search", "Searches on PostgreSQL at 1,000,000 items, 100,000 of them one person's", SearchTable.MeasureAsync) { IsResult = false },
        new("--search-file", "The same searches in a SQLite file", FileSearchTable.MeasureAsync) { IsResult = false },
        new("--endtoend", "From publishing to the hub of a process, over PostgreSQL: committed, then the hub is called", EndToEndTable.MeasureAsync),
        new("--hub", "2,000 clients at the hub, beside SignalR's own group sends", HubTable.MeasureAsync),
        new("--channels", "One Critical notification to in-app, email, SMS, voice, push and Slack: published, then the last provider is called", ChannelsTable.MeasureAsync),
        new("--live", "From publishing to a client, on PostgreSQL, 2,000 connected", LiveTable.MeasureAsync),
    ];
}
