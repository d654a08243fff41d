namespace LenNotify.Simulation;

public class SimulationTests
{
    private const int Seeds = 200;

    // What the simulation would say nothing about if it never happened.
    private static readonly string[] MustHappen =
    [
        "address expired", "answer Permanent", "answer Throttled", "answer Transient", "arrived", "chunk fenced off", "circuit closed", "circuit opened",
        "a machine's clock jumped", "crash", "crash with a send in flight", "crash with an end not written", "drained", "expired", "fallback",
        "fan-out resumed", "fenced off", "hang", "bundle started", "held DigestFrequency", "held Escalation", "held Fallback",
        "held Grouped", "held QuietHours", "joiner", "late answer", "late joiner", "lost answer to append", "lost answer to claim",
        "lost answer to write", "not asked", "not sent after all", "opt-in", "opt-out", "outage", "read", "read all", "repeated publication",
        "repeated, crash", "repeated, no answer", "repeated, too late", "replay", "report", "report before the end", "ruled Hold ChannelThrottled",
        "ruled Hold QuietHours", "ruled Hold TypeThrottled", "ruled Suppress AlreadyRead", "ruled Suppress Expired", "ruled Suppress NoContact",
        "ruled Suppress OptedOut", "stopped", "taken over", "the store's clock jumped",
    ];

    [Fact]
    public void Every_promise_holds_for_every_seed_and_everything_that_can_go_wrong_did()
    {
        var happened = new HashSet<string>();
        for (var seed = 1UL; seed <= Seeds; seed++)
        {
            var outcome = Simulation.Run(seed);
            outcome.Invariant.Should().BeNull(outcome.Tell());
            happened.UnionWith(outcome.Counts.Keys);
        }

        MustHappen.Except(happened).Should().BeEmpty("a simulation in which these never happen sees nothing of them");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(42)]
    public void One_seed_is_one_trace(ulong seed)
    {
        var (first, second) = (Simulation.Run(seed, traced: true), Simulation.Run(seed, traced: true));

        first.Trace.Length.Should().BeGreaterThan(10_000);
        second.Trace.Should().Be(first.Trace);
    }

    [Theory]
    [MemberData(nameof(MistakeNames))]
    public void A_mistake_is_found(string name)
    {
        var mistake = Mistakes.All.Single(one => one.Name == name);
        for (var seed = 1UL; seed <= Seeds; seed++)
        {
            if (Simulation.Run(seed, mistake.Make()) is { Invariant: { } invariant } outcome)
            {
                invariant.Should().Be(mistake.Invariant, outcome.How);
                Simulation.Run(seed).Invariant.Should().BeNull("without the mistake the seed holds");
                return;
            }
        }

        Assert.Fail($"{Seeds} seeds did not find that somebody {name}.");
    }

    public static TheoryData<string> MistakeNames() => [.. Mistakes.All.Select(mistake => mistake.Name)];
}
