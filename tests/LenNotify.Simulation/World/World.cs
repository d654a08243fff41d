using LenNotify.Storage;

namespace LenNotify.Simulation;

/// <summary>
/// One run: three processes that deliver and one that publishes over one store, people, providers, and everything that goes
/// wrong, all of it drawn from one seed and done by one thread. A storm first; then nothing more goes wrong, and what was
/// promised must come true before long.
/// </summary>
internal sealed class World
{
    private static readonly TimeSpan MostCalm = TimeSpan.FromHours(50);
    private const int MostHappening = 400_000;
    private readonly TimeSpan _storm;
    private Broken? _failure;

    internal World(ulong seed, Plant plant, bool traced)
    {
        Draw = new Draw(seed);
        Plant = plant;
        Agenda = new Agenda(Draw);
        Trace = new Trace(traced, () => Agenda.Now);
        Clock = new StoreTime(Agenda, new DateTimeOffset(2026, 6, 10, Draw.Below(24), Draw.Below(60), 0, TimeSpan.Zero));
        Store = new MemoryStore(Clock, new MemoryLimits());
        var channels = Cast.Options();
        Engine = Cast.Engine(channels);
        FollowUps = new FollowUpTable(Cast.FollowUps(), [.. channels.Select(channel => channel.Policy.Name)]);
        Book = new Book(this);
        Provider = new Provider(this);
        Faults = new Faults(this);
        _storm = Draw.Between(TimeSpan.FromMinutes(90), TimeSpan.FromHours(3));
        Bursts = [.. Enumerable.Range(0, 4).Select(_ => Draw.Between(TimeSpan.Zero, _storm))];
        Host = new Node(this, "host", delivers: false);
        Nodes = [new Node(this, "w1", delivers: true), new Node(this, "w2", delivers: true), new Node(this, "w3", delivers: true)];
    }

    internal Draw Draw { get; }

    internal Plant Plant { get; }

    internal Agenda Agenda { get; }

    internal Trace Trace { get; }

    internal StoreTime Clock { get; }

    internal INotificationStore Store { get; }

    internal RoutingEngine Engine { get; }

    internal FollowUpTable FollowUps { get; }

    internal Book Book { get; }

    internal Choices Choices { get; } = new();

    internal Provider Provider { get; }

    internal Faults Faults { get; }

    /// <summary>When most is published.</summary>
    internal TimeSpan[] Bursts { get; }

    internal Node Host { get; }

    internal Node[] Nodes { get; }

    internal Crowd Crowd { get; private set; } = null!;

    internal Publisher Publisher { get; private set; } = null!;

    /// <summary>Something was accepted for a worker to route.</summary>
    internal bool HasStaged { get; set; }

    internal string Name(Row row) => Trace.Name('d', row.Id);

    internal string Labels(Start start) => $"{start.Claimed.UserId} {start.Claimed.Due.Channel} [{string.Join(" ", start.Claimed.Due.Members.Select(item => item.Notification.Title))}]";

    /// <summary>For what is found where the product would catch it.</summary>
    internal Broken Fail(Broken failure) => _failure ??= failure;

    internal void Run()
    {
        Host.Start();
        Crowd = new Crowd(this);
        Crowd.Plan(_storm);
        Publisher = new Publisher(this);
        Publisher.Plan(_storm);
        var operators = new Operators(this);
        operators.Plan(_storm);
        Faults.Plan(_storm);
        Array.ForEach(Nodes, node => node.Start());
        Go(_storm, () => false);
        Faults.End();
        Trace.Tell("calm", $"nothing goes wrong any more");
        operators.Replay();
        Settle();
        EndRules.Check(this);
    }

    private void Settle()
    {
        var checkedAt = Agenda.Now + TimeSpan.FromMinutes(10);
        var rests = Go(_storm + MostCalm, () =>
        {
            if (Agenda.Now < checkedAt)
            {
                return false;
            }

            checkedAt = Agenda.Now + TimeSpan.FromMinutes(10);
            return Rest.IsReached(this);
        });
        if (!rests)
        {
            throw new Broken(Invariants.Progress, Rest.WhatIsLeft(this));
        }
    }

    private bool Go(TimeSpan end, Func<bool> isOver)
    {
        while (Agenda.Go(end))
        {
            if (_failure is not null)
            {
                throw _failure;
            }

            if (Agenda.Happened > MostHappening)
            {
                throw new Broken(Invariants.Progress, $"more than {MostHappening} things happened, and it goes on");
            }

            if (isOver())
            {
                return true;
            }
        }

        return false;
    }
}
