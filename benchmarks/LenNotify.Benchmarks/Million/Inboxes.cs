using System.Globalization;
using LenNotify.Benchmarks.Durable;
using LenNotify.Storage;
using LenNotify.Tests.Plans;

namespace LenNotify.Benchmarks.Million;

/// <summary>Single calls, one after the other: the median of each round in microseconds. Each side keeps a connection of the same pool.</summary>
internal sealed class Inboxes(DurableWorld world, FilledTables tables)
{
    private const int Page = 50;
    private readonly IInbox _inbox = world.Inbox;

    /// <summary>The newest of the person who has the most.</summary>
    internal async Task<Contest> NewestAsync(int rounds, int calls)
    {
        await using var raw = new RawInbox(await world.OpenAsync());
        return await Contest.RunAsync(
            rounds,
            () => MedianAsync(calls, async () => Demand(Page, (await raw.NewestAsync(MillionRows.Heavy, Page, tables.Now)).Count)),
            () => MedianAsync(calls, async () => Demand(Page, (await ListAsync(null)).Items.Count)));
    }

    /// <summary>How much is unread, beside the least that any statement costs.</summary>
    internal async Task<Contest> UnreadAsync(string user, int rounds, int calls)
    {
        await using var raw = new RawInbox(await world.OpenAsync());
        var unread = Unread(user);
        return await Contest.RunAsync(
            rounds,
            () => MedianAsync(calls, async () => Demand(1, await raw.NothingAsync())),
            () => MedianAsync(calls, async () => Demand(unread, (await _inbox.StatesAsync([user], default))[0].Unread)));
    }

    /// <summary>Everything read at once, beside a durable write of one row. It is all unread again before each.</summary>
    internal async Task<Contest> MarkAllAsync(string user, int rounds, int calls)
    {
        await using var raw = new RawInbox(await world.OpenAsync());
        Task Again() => raw.UnreadAgainAsync(user, Unread(user));
        var contest = await Contest.RunAsync(
            rounds,
            () => MedianAsync(calls, () => raw.TouchAsync(user), Again),
            () => MedianAsync(calls, async () => Demand(0, (await _inbox.MarkAllReadAsync(user, tables.Items, tables.Now, default)).Unread), Again));
        await Again();
        return contest;
    }

    /// <summary>A page far down, beside the first.</summary>
    internal Task<Contest> DeepAsync(int rounds, int calls)
    {
        // The numbers of a person's items are the sequence, and a tenth of all are below this.
        var cursor = (tables.Items / 10).ToString(CultureInfo.InvariantCulture);
        return Contest.RunAsync(
            rounds,
            () => MedianAsync(calls, async () => Demand(Page, (await ListAsync(null)).Items.Count)),
            () => MedianAsync(calls, async () => Demand(Page, (await ListAsync(cursor)).Items.Count)));
    }

    private Task<Page<InboxItem>> ListAsync(string? cursor) => _inbox.ListAsync(MillionRows.Heavy, new InboxQuery { Limit = Page, Cursor = cursor }, tables.Now, default);

    private long Unread(string user) => user == MillionRows.Heavy ? tables.Items / tables.HeavyEvery : tables.Items / FilledTables.People;

    private static async Task<double> MedianAsync(int calls, Func<Task> call, Func<Task>? before = null)
    {
        var took = new double[calls];
        for (var i = 0; i < calls; i++)
        {
            await (before?.Invoke() ?? Task.CompletedTask);
            var begin = TimeProvider.System.GetTimestamp();
            await call();
            took[i] = TimeProvider.System.GetElapsedTime(begin).TotalMicroseconds;
        }

        return Contest.Median(took);
    }

    private static void Demand(long expected, long found)
    {
        if (found != expected)
        {
            throw new InvalidOperationException($"The answer should be {expected}, and is {found}.");
        }
    }
}
