namespace LenNotify.Simulation;

/// <summary>What goes wrong, and how often: each run draws its own measure, and some have none at all.</summary>
internal sealed class Faults(World world)
{
    private readonly int _deaths = world.Draw.Of(0, 1, 3, 6);
    private readonly int _stops = world.Draw.Of(0, 1, 3);
    private readonly int _lost = world.Draw.Of(0, 5, 30);
    private readonly bool _jumps = world.Draw.Chance(500);

    /// <summary>Until the storm is over.</summary>
    internal bool AreOn { get; private set; } = true;

    internal void End() => AreOn = false;

    internal bool Dies() => AreOn && world.Draw.Chance(_deaths);

    /// <summary>For how long a process is stopped now; null when it is not.</summary>
    internal TimeSpan? Stops() => AreOn && world.Draw.Chance(_stops)
        ? world.Draw.Chance(400) ? world.Draw.Seconds(40, 200) : world.Draw.Seconds(0.1, 40)
        : null;

    /// <summary>Asks the store, or does not, or loses its answer; or the process dies before it, or after.</summary>
    internal Task<T> Shake<T>(string what, Node node, Func<Task<T>> ask)
    {
        if (!node.IsAlive)
        {
            throw new DeadNodeException();
        }

        if (AreOn && world.Draw.Chance(_lost))
        {
            world.Trace.Tell("not asked", $"{what} from {node.Name}");
            throw new NoAnswerException();
        }

        var answer = ask();
        if (AreOn && world.Draw.Chance(_lost))
        {
            world.Trace.Tell($"lost answer to {what}", $"{node.Name}");
            throw new NoAnswerException();
        }

        if (node != world.Host && Dies())
        {
            node.Die($"after its {what}");
            throw new DeadNodeException();
        }

        return answer;
    }

    /// <summary>Outages, jumps of clocks and shutdowns, spread over the storm.</summary>
    internal void Plan(TimeSpan storm)
    {
        for (var i = world.Draw.Below(4); i > 0; i--)
        {
            var channel = world.Draw.Of(Cast.Channels);
            world.Agenda.At(world.Draw.Between(TimeSpan.Zero, storm), () => world.Provider.Break(channel, world.Agenda.Now + world.Draw.Seconds(20, 900)));
        }

        for (var i = _jumps ? 1 + world.Draw.Below(3) : 0; i > 0; i--)
        {
            // Best where it does most harm: while groups collect and caps bind.
            world.Agenda.At(world.Draw.Chance(500) ? world.Draw.Of(world.Bursts) + world.Draw.Seconds(0, 400) : world.Draw.Between(TimeSpan.Zero, storm), Jump);
        }

        for (var i = world.Draw.Below(3); i > 0; i--)
        {
            var node = world.Draw.Of(world.Nodes);
            world.Agenda.At(world.Draw.Between(TimeSpan.Zero, storm), node.Drain);
        }
    }

    // A bundle is then claimed by who saw the jump, while who did not still publishes into it.
    private TimeSpan BeyondNextDue()
    {
        var channel = world.Draw.Of(Cast.Channels);
        var next = Sync.Done(world.Store.QueueStatusAsync([channel], world.Clock.Now, CancellationToken.None))[0].NextDue ?? world.Clock.Now;
        foreach (var held in world.Book.Items.Values.Where(stored => stored.Item.Decisions.Any(decision => decision.Channel == channel && decision.Until == next)).Take(1).ToArray())
        {
            for (var i = 0; i < 3; i++)
            {
                world.Agenda.After(world.Draw.Seconds(2, 50), () => world.Publisher.Echo(held.Item));
            }
        }

        return (next > world.Clock.Now ? next - world.Clock.Now : TimeSpan.Zero) + world.Draw.Seconds(1, 10);
    }

    private void Jump()
    {
        if (world.Draw.Chance(500))
        {
            var by = world.Draw.Below(10) switch { < 5 => BeyondNextDue(), < 8 => world.Draw.Seconds(0.5, 50), _ => world.Draw.Seconds(60, 7_200) };
            world.Trace.Tell("the store's clock jumped", $"by {by.TotalSeconds:0.0} s");
            world.Clock.Jump(by);
            return;
        }

        var node = world.Draw.Of(world.Nodes);
        node.Time.WallIsAhead = world.Draw.Seconds(-4_000, 4_000);
        world.Trace.Tell("a machine's clock jumped", $"{node.Name} is {node.Time.WallIsAhead.TotalSeconds:0} s ahead");
    }
}
