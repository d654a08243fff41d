using LenNotify.Benchmarks.Channels;
using LenNotify.Benchmarks.Durable;
using LenNotify.Benchmarks.EndToEnd;
using LenNotify.Benchmarks.Footprint;
using LenNotify.Benchmarks.Hub;
using LenNotify.Benchmarks.Journey;
using LenNotify.Benchmarks.Million;
using LenNotify.Benchmarks.Pages;
using LenNotify.Benchmarks.Routing;
using LenNotify.Benchmarks.Search;

namespace LenNotify.Benchmarks.Results;

/// <summary>All tables, in the order of the results.</summary>
internal static class Tables
{
    internal static IReadOnlyList<Table> All { get; } =
    [
        new("--audience", Sets.Routing, "An audience of 10,000, in turns with the straight line", AudienceTable.MeasureAsync),
        new("--latency", Sets.Routing, "Publish to delivered, in memory, at 1,000 a second", Latency.MeasureAsync) { IsShort = false },
        new("--postgres", Sets.Store, "PostgreSQL, beside statements written by hand: the same rows, indexes and durability, in turns; the median of its rounds", PostgresTable.MeasureAsync),
        new("--million", Sets.Store, "Inboxes on PostgreSQL with 1,000,000 items, 100,000 of them one person's, all unread", MillionTable.MeasureAsync),
        new("--pages", Sets.Store, "Pages and counts over HTTP on PostgreSQL with 1,000,000 items, until the whole answer is there", PagesTable.MeasureAsync),
        new("--search", Sets.Store, "Searches on PostgreSQL at 1,000,000 items, 100,000 of them one person's", SearchTable.MeasureAsync),
        new("--search-file", Sets.Store, "The same searches in a SQLite file", FileSearchTable.MeasureAsync),
        new("--channels", Sets.Channels, "One Critical notification to in-app, email, SMS, voice, push and Slack: published, then the last provider is called", ChannelsTable.MeasureAsync),
        new("--hub", Sets.Realtime, "2,000 clients at the hub, beside SignalR's own group sends", HubTable.MeasureAsync),
        new("--live", Sets.Realtime, "From publishing to a client, on PostgreSQL, 2,000 connected", LiveTable.MeasureAsync),
        new("--endtoend", Sets.EndToEnd, "From publishing to the hub of a process, over PostgreSQL: committed, then the hub is called", EndToEndTable.MeasureAsync),
        new("--durable", Sets.EndToEnd, "Published in one process, committed to PostgreSQL, pushed by the hub of another to 1,000 connected clients, beside the same by hand", DurableTable.MeasureAsync),
        new("--footprint", Sets.Footprint, "What a process costs: one with LenNotify beside one without, side by side for a minute", FootprintTable.MeasureAsync),
    ];
}
