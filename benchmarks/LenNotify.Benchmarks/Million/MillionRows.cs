using LenNotify.Benchmarks.Durable;
using LenNotify.Benchmarks.Journey;
using LenNotify.Tests.Plans;

namespace LenNotify.Benchmarks.Million;

/// <summary>1,000,000 items, of which one person has 100,000 and everybody else 100; none of them was read.</summary>
internal static class MillionRows
{
    internal const string Heavy = FilledTables.Heavy;
    internal const string Light = "u1";

    /// <summary>Fills the tables of inboxes, and those of workers where they are asked for; dry, with a fiftieth.</summary>
    internal static async Task<FilledTables> FillAsync(DurableWorld world, bool dry, bool queues)
    {
        var tables = new FilledTables(dry ? 20_000 : 1_000_000, HeavyEvery: 10)
        {
            UnreadEvery = 1,
            Notification = JourneyWorld.Notification.ToJson(),
            Decisions = RawPublisher.Decisions,
        };
        await world.RunAsync(tables.Functions);

        // The two have no table in common.
        await Task.WhenAll(world.RunAsync(tables.Inboxes), queues ? world.RunAsync(tables.Queues) : Task.CompletedTask);
        await world.RunAsync("VACUUM ANALYZE", "CHECKPOINT");
        return tables;
    }
}
