namespace LenNotify.Core.Tests;

/// <summary>The engine against a second implementation that shares nothing with it but the design.</summary>
[Collection(RandomWorlds.Name)]
public class RoutingOracleTests(RandomWorlds worlds)
{
    private const int Cases = 1_000_000;
    private const int PeoplePerPass = 4;

    [Fact]
    public void Random_histories_take_the_same_course()
    {
        var differences = worlds.All.SelectMany(world => world.Slots).SelectMany(slot => slot.Histories).Select(history => history.Difference);

        RandomFailure.Unless(differences.All(difference => difference is null), () => differences.First(difference => difference is not null)!);
    }

    [Fact]
    public void A_million_random_decisions_and_their_explanations_equal_the_oracle()
    {
        var coverage = worlds.Run(Cases / PeoplePerPass, Pass);

        coverage.Reasons.Order().Should().Equal(Enum.GetValues<Reason>().Except([Reason.AlreadyRead, Reason.PersonUnavailable, Reason.Escalation, Reason.Fallback, Reason.TestRequested, Reason.EmailDigest]));
        coverage.Deciders.Order().Should().Equal(Enum.GetValues<Judgement>());
        coverage.Together.Order().Should().Equal(RandomCoverage.Neighbours);
    }

    private static void Pass(RandomWorld world, Draw draw, RandomCoverage coverage)
    {
        var slot = draw.Pick(world.Slots);
        var notification = draw.Pick(world.Notifications);
        var now = slot.Now(draw);
        var pass = world.Engine.At(now, notification);
        Span<ChannelDecision> decisions = stackalloc ChannelDecision[world.Options.Channels.Count];
        for (var i = 0; i < PeoplePerPass; i++)
        {
            var person = draw.Pick(world.People);
            var history = draw.Pick(slot.Histories);
            var c = new OracleCase(world.Options, notification.Source, person.Plain, history.Model, now);
            var expected = Oracle.Decide(c);

            var decision = i == 0
                ? world.Engine.Decide(notification, person.Compiled, history.Activity, now, decisions)
                : pass.Decide(person.Compiled, history.Activity, decisions);
            var explanation = pass.Explain(person.Compiled, history.Activity);

            var same = RandomFailure.Same(expected, decision, decisions) && Tells(expected, explanation);
            RandomFailure.Unless(same, () => RandomFailure.Describe(
                world, c, history, expected, world.Engine.Explain(notification, person.Compiled, history.Activity, now)));
            foreach (var channel in expected.Channels)
            {
                coverage.Add(channel);
            }
        }
    }

    /// <summary>The explanation has the same answers, and its last step is the judgement that decided.</summary>
    private static bool Tells(OracleDecision expected, Explanation explanation) =>
        RandomFailure.Same(expected, explanation.Decision, [.. explanation.Channels.Select(channel => channel.Decision)])
        && expected.Channels.Zip(explanation.Channels).All(pair => pair.First.Decider is null
            ? pair.Second.Steps.All(step => step.Reason == Reason.Routed)
            : pair.Second.Steps[^1].Judgement == pair.First.Decider && pair.Second.Steps[^1].Reason == pair.First.Answer.Reason);
}
