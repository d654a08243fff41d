namespace LenNotify.Core.Tests;

/// <summary>Judging again what is due, against the oracle: never frequency, never grouping, never itself.</summary>
[Collection(RandomWorlds.Name)]
public class ReleaseOracleTests(RandomWorlds worlds)
{
    private const int Cases = 200_000;

    [Fact]
    public void Random_releases_and_their_explanations_equal_the_oracle()
    {
        var coverage = worlds.Run(Cases, Release);

        coverage.Reasons.Order().Should().Equal(Enum.GetValues<Reason>().Except([Reason.DigestFrequency, Reason.Grouped, Reason.AlreadyRead, Reason.PersonUnavailable, Reason.Escalation, Reason.Fallback, Reason.TestRequested, Reason.EmailDigest]));
        coverage.Deciders.Order().Should().Equal(Enum.GetValues<Judgement>().Except([Judgement.Frequency, Judgement.Grouping]));
    }

    private static void Release(RandomWorld world, Draw draw, RandomCoverage coverage)
    {
        var slot = draw.Pick(world.Slots);
        var history = draw.Pick(slot.Histories);
        var person = draw.Pick(world.People);
        var notification = Due(world, history, draw);
        var members = draw.Chance(0.5) ? [] : draw.Times(draw.Number(0, 2), () => Due(world, history, draw)).Append(notification).ToArray();
        var priority = draw.Pick(Enum.GetValues<Priority>());
        var channel = draw.Number(0, world.Options.Channels.Count - 1);
        var now = slot.Now(draw);
        var c = new OracleCase(world.Options, notification.Source, person.Plain, history.Model, now)
        {
            Own = members.Append(notification).Select(member => member.Id).ToHashSet(),
        };
        var expected = Oracle.Release(c, priority, world.Options.Channels[channel]);

        var pass = world.Engine.At(now, notification);
        var got = pass.Release(person.Compiled, history.Activity, channel, priority, members);
        var explained = pass.ExplainRelease(person.Compiled, history.Activity, channel, priority, members);

        var same = got.Channel == channel && Answer.Of(got) == expected.Answer && explained.Channels.Single().Decision == got;
        RandomFailure.Unless(same, () => $"""
            The oracle says: {RandomFailure.Line(expected)}

            The engine says: {got}
            {explained}

            Released over {world.Options.Channels[channel].Name} with priority {priority}: {notification.Id}
            Members: {string.Join(' ', members.Select(member => member.Id))}
            {RandomFailure.Where(world, c, history)}
            """);
        coverage.Add(expected);
    }

    /// <summary>Mostly one of those that the history knows, so that its own starts matter.</summary>
    private static CompiledNotification Due(RandomWorld world, RandomHistory history, Draw draw) =>
        history.Recorded.Count > 0 && draw.Chance(0.7) ? draw.Pick(history.Recorded) : draw.Pick(world.Notifications);
}
