using LenNotify.Benchmarks.Durable;
using LenNotify.Benchmarks.Journey;
using LenNotify.Tests.Plans;

namespace LenNotify.Benchmarks.Million;

/// <summary>1,000,000 items, of which one person has 100,000 and everybody else 100; none of them was read.</summary>
internal static class MillionRows
{
    internal const string Heavy = FilledTables.Heavy;
    internal const string Light = "u1";

    /// <summary>The type of one in a hundred of what the heavy person has, and of one in five of what the light one has, where they vary.</summary>
    internal const string Seldom = "margin_call";

    private const string SeldomIs = "n % 1000 = 10 OR n % 50000 = 1";

    /// <summary>
    /// Fills the tables of inboxes, and those of workers where they are asked for; dry, with a fiftieth. All are alike, or vary in
    /// type and severity.
    /// </summary>
    internal static async Task<FilledTables> FillAsync(DurableWorld world, bool dry, bool queues, bool varied = false)
    {
        var tables = new FilledTables(dry ? 20_000 : 1_000_000, HeavyEvery: 10)
        {
            UnreadEvery = 1,
            Notification = JourneyWorld.Notification.ToJson(),
            Decisions = RawPublisher.Decisions,
        };
        if (varied)
        {
            tables = tables with { Type = $"CASE WHEN {SeldomIs} THEN '{Seldom}' ELSE 'order_filled' END", Severity = "(n / 10 + n / 10000) % 5" };
        }

        await world.RunAsync(tables.Functions);

        // The two have no table in common.
        await Task.WhenAll(world.RunAsync(tables.Inboxes), queues ? world.RunAsync(tables.Queues) : Task.CompletedTask);
        await world.RunAsync("VACUUM ANALYZE", "CHECKPOINT");
        return tables;
    }

    /// <summary>Whether an item is of the type that is seldom.</summary>
    internal static bool IsSeldom(int number) => number % 1_000 == 10 || number % 50_000 == 1;

    /// <summary>What the severity of an item is, where they vary.</summary>
    internal static Severity SeverityOf(int number) => (Severity)((number / 10 + number / 10_000) % 5);
}
