using System.Globalization;

namespace LenNotify.Tests.Journey;

public abstract class ShutdownJourney(IJourneyStore store) : JourneyContract(store)
{
    private const int Restarts = 20;
    private const int EachRound = 25;
    private const int Segments = 3;

    // Only for what hangs. A node has 10 seconds to be gone; that it needs none of them shows in the time of the test, which
    // stands still: no stop waits for a timer.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task Twenty_restarts_under_load_lose_nothing_and_repeat_nothing()
    {
        var gate = new TaskCompletionSource();
        Pager.Answer = async (_, token) =>
        {
            await gate.Task.WaitAsync(token);
            return DeliveryResult.Delivered();
        };
        JourneyHost[] nodes = [await Node(), await Node()];
        for (var round = 0; round < Restarts; round++)
        {
            gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await Load(nodes, $"under way {round}");
            await Until(() => Task.FromResult(Pager.Calls.Count(call => call.Notifications[0].Title.StartsWith($"under way {round}-", StringComparison.Ordinal)) == EachRound));
            var stopping = nodes[round % 2].StopAsync();
            var load = Load(nodes, $"meanwhile {round}");
            gate.SetResult();
            await stopping.WaitAsync(Patience);
            await load.WaitAsync(Patience);
            nodes[round % 2] = await Node();
        }

        Time.GetUtcNow().Should().Be(Noon, "no node waited for time to pass before it was gone");
        await Pass(TimeSpan.FromSeconds(2));
        var calls = await Pager.Next(Restarts * EachRound * 2);
        await Task.WhenAll(nodes.Select(node => node.StopAsync())).WaitAsync(Patience);

        calls.Select(call => call.Notifications.Should().ContainSingle().Which.Title).Should().OnlyHaveUniqueItems();
        calls.Select(call => call.IdempotencyKey).Should().OnlyHaveUniqueItems();
        Pager.Calls.Should().HaveCount(calls.Count).And.AllSatisfy(call => call.Attempt.Should().Be(1));
    }

    [Fact]
    public async Task A_segment_that_is_fanned_out_while_its_node_restarts_reaches_everyone_once()
    {
        var node = await Start(builder => builder.UseSegments<Everyone>());
        for (var restart = 0; restart < Segments; restart++)
        {
            await node.Fill($"S{restart}", Audience.Of("all"));
            await node.StopAsync().WaitAsync(Patience);
            node = await Start(builder => builder.UseSegments<Everyone>());
        }

        // No time passes: what a node gave back is due at once, and the next one looks when it starts.
        await Until(() => Task.FromResult(Pager.Calls.Count >= Segments * Everyone.Count));
        Pager.Calls.Select(call => (call.UserId, call.Notifications[0].Title)).Should().OnlyHaveUniqueItems().And.HaveCount(Segments * Everyone.Count);
    }

    private Task<JourneyHost> Node() => Start(pager: options => options.Concurrency = 4 * EachRound);

    private static Task Load(JourneyHost[] nodes, string what) => Task.WhenAll(Enumerable.Range(0, EachRound).Select(i =>
        nodes[i % 2].Fill($"{what}-{i}", $"u{i}", new PublishOptions { DedupeKey = $"{what}-{i}" })));

    private sealed class Everyone : ISegmentResolver
    {
        internal const int Count = 600;

        public IAsyncEnumerable<string> ResolveAsync(string segment, string? after, CancellationToken cancellationToken)
        {
            var first = after is null ? 0 : int.Parse(after[1..], CultureInfo.InvariantCulture) + 1;
            return Enumerable.Range(first, Count - first).Select(i => string.Create(CultureInfo.InvariantCulture, $"u{i}")).ToAsyncEnumerable();
        }
    }
}
