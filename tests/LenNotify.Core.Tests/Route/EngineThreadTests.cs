namespace LenNotify.Core.Tests;

/// <summary>One engine and what it compiled, shared between threads.</summary>
[Collection(RandomWorlds.Name)]
public class EngineThreadTests(RandomWorlds worlds)
{
    private const int Threads = 8;
    private const int Decisions = 20_000;

    [Fact]
    public async Task Eight_threads_give_the_answers_of_one()
    {
        var world = worlds.All[0];
        using var start = new Barrier(Threads);
        var together = await Task.WhenAll(Enumerable.Range(0, Threads).Select(number => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                return Answers(world, forwards: number % 2 == 0);
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));

        var alone = Answers(world, forwards: true);

        together.Should().OnlyContain(answers => answers.Zip(alone).All(pair => pair.First.SequenceEqual(pair.Second)));
    }

    /// <summary>The same decisions whatever the order, so that threads meet in whatever the engine keeps for itself.</summary>
    private static Answer[][] Answers(RandomWorld world, bool forwards)
    {
        var answers = new Answer[Decisions][];
        var decisions = new ChannelDecision[world.Options.Channels.Count];
        for (var i = 0; i < Decisions; i++)
        {
            var number = forwards ? i : Decisions - 1 - i;
            var slot = world.Slots[number % world.Slots.Count];
            world.Engine.Decide(
                world.Notifications[number % world.Notifications.Count],
                world.People[number % world.People.Count].Compiled,
                slot.Histories[number % slot.Histories.Count].Activity,
                slot.End.AddMinutes(number % 97),
                decisions);
            answers[number] = Array.ConvertAll(decisions, Answer.Of);
        }

        return answers;
    }
}
