namespace LenNotify.Benchmarks.Routing;

/// <summary>The three versions on one world, checked against each other before anything is timed.</summary>
internal sealed class Tracks
{
    internal Tracks()
    {
        World = World.Create();
        Engine = new EngineSide(World);
        Flat = new FlatSide(World, Engine);
        States = [.. World.People.Select(StateOf)];
        Check();
    }

    internal World World { get; }

    internal EngineSide Engine { get; }

    internal FlatSide Flat { get; }

    internal Naive.State[] States { get; }

    /// <summary>Which notification a person gets when each gets one.</summary>
    internal static int Pick(int user) => user * 7 % World.Notifications;

    private static Naive.State StateOf(World.Person person) => new(
        [.. Enumerable.Range(1, person.Started.Toasts).Reverse().Select(i => World.Now.AddSeconds(-20 * i))],
        [.. Enumerable.Range(1, person.Started.Emails).Reverse().Select(i => World.Now.AddSeconds(-30 * i))],
        person.Started.Throttled is { } type ? new() { [type] = World.Now.AddMinutes(-10) } : [],
        person.Started.Grouped,
        World.Now.AddSeconds(-60).AddMinutes(5));

    private void Check()
    {
        var ours = new ChannelDecision[Engine.Engine.Channels.Count];
        var flat = new FlatDecision[ours.Length];
        for (var i = 0; i < World.Users; i++)
        {
            for (var n = i % 8; n < World.Notifications; n += 8)
            {
                var decision = Engine.Engine.Decide(Engine.Notifications[n], Engine.People[i], Engine.Activities[i], World.Now, ours);
                Flat.Decide(n, i, flat);
                var naive = Naive.Decide(
                    World.Options, World.Published[n], World.People[i].Document, World.People[i].Contacts, States[i], decision.Priority, World.Now);
                for (var c = 0; c < ours.Length; c++)
                {
                    Demand($"floor, user {i}, notification {n}", ours[c], flat[c].Verdict, flat[c].Reason, flat[c].Until, flat[c].Silent);
                    Demand($"naive, user {i}, notification {n}", ours[c], (byte)naive[c].Verdict, (byte)naive[c].Reason, naive[c].Until?.UtcTicks ?? 0, naive[c].Silent);
                }
            }
        }
    }

    private static void Demand(string who, ChannelDecision ours, byte verdict, byte reason, long until, bool silent)
    {
        if ((byte)ours.Verdict != verdict || (byte)ours.Reason != reason || (ours.Until?.UtcTicks ?? 0) != until || ours.Silent != silent)
        {
            throw new InvalidOperationException($"{who}, channel {ours.Channel}: {(Verdict)verdict} {(Reason)reason} {new DateTimeOffset(until, default):O} against {ours} {ours.Until:O}");
        }
    }
}
