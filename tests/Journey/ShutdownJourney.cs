using System.Globalization;

namespace LenNotify.Tests.Journey;

public abstract class ShutdownJourney(IJourneyStore store) : JourneyContract(store)
{
    private const int Restarts = 20;
    private const int EachRound = 25;
    private const int Segments = 3;

    // Only for what hangs: no stop waits for any time to pass.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Twenty_restarts_under_load_lose_nothing_and_repeat_nothing()
    {
        Pager.Answer = async (_, _) =>
        {
            await Task.Yield();
            return DeliveryResult.Delivered();
        };
        JourneyHost[] nodes = [await Start(), await Start()];
        var round = 0;
        for (; round < Restarts; round++)
        {
            var load = Task.WhenAll(Enumerable.Range(0, EachRound).Select(i => Publish(nodes[(round + i) % 2], round, i)));
            var stopping = nodes[round % 2].StopAsync();
            await stopping.WaitAsync(Patience);
            await load.WaitAsync(Patience);
            nodes[round % 2] = await Start();
        }

        Time.GetUtcNow().Should().Be(Noon, "no node waited for time to pass before it was gone");
        Time.Pass(TimeSpan.FromSeconds(2));
        var calls = await Pager.Next(Restarts * EachRound);
        await Task.WhenAll(nodes.Select(node => node.StopAsync())).WaitAsync(Patience);

        calls.Select(call => call.Notifications.Should().ContainSingle().Which.Title).Should().OnlyHaveUniqueItems();
        calls.Select(call => call.IdempotencyKey).Should().OnlyHaveUniqueItems();
        Pager.Calls.Should().HaveCount(Restarts * EachRound).And.AllSatisfy(call => call.Attempt.Should().Be(1));
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

    private static Task<PublishResult> Publish(JourneyHost node, int round, int i) =>
        node.Fill($"S{round}-{i}", $"u{(round * EachRound) + i}", new PublishOptions { DedupeKey = $"{round}-{i}" });

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
