using LenNotify.Storage;

namespace LenNotify.Simulation;

/// <summary>Those who run the system: dead letters go back now and then, and what expired is settled.</summary>
internal sealed class Operators(World world)
{
    internal void Plan(TimeSpan storm)
    {
        for (var i = world.Draw.Below(3); i > 0; i--)
        {
            world.Agenda.At(world.Draw.Between(TimeSpan.Zero, storm), Replay);
        }

        Settle();
    }

    /// <summary>Puts all dead letters back, once each minute a few.</summary>
    internal void Replay()
    {
        foreach (var letter in DeadLetters(world))
        {
            world.Trace.Tell("replay", $"{world.Trace.Name('d', letter.Delivery.Id)} {letter.Cause}");
            world.Book.Replayed(letter);
        }

        Sync.Done(world.Store.ReplayAsync(new DeadLetterFilter(), new ReplayPace(1_000, 6), new AuditFact("operator", "replay", "all", "replayed"), world.Clock.Now, CancellationToken.None));
        foreach (var node in world.Nodes)
        {
            node.Post(world.Draw.Seconds(0.001, 1), () => node.Ring(null, node.Now));
        }
    }

    internal static List<DeadLetter> DeadLetters(World world)
    {
        var letters = new List<DeadLetter>();
        string? cursor = null;
        do
        {
            var page = Sync.Done(world.Store.ListDeadLettersAsync(new DeadLetterFilter(), 100, cursor, CancellationToken.None));
            letters.AddRange(page.Items);
            cursor = page.Next;
        }
        while (cursor is not null);
        return letters;
    }

    private void Settle()
    {
        var settled = Sync.Done(world.Store.ExpireAsync(100, world.Clock.Now, CancellationToken.None));
        if (settled > 0)
        {
            world.Trace.Tell("expired", $"{settled} items");
        }

        world.Agenda.After(TimeSpan.FromMinutes(10), Settle);
    }
}
