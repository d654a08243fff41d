using LenNotify.Storage;

namespace LenNotify.Simulation;

/// <summary>
/// One process: its clocks, what it knows of people, and its work. It can die between any two things that it does, be stopped
/// for a while as by SIGSTOP, and be shut down in order. What it knew is gone then; the next run is another owner.
/// </summary>
internal sealed class Node
{
    private readonly World _world;
    private readonly bool _delivers;
    private readonly List<ChannelWorker> _workers = [];
    private TimeSpan _stoppedUntil;
    private FanOutErrands? _fanOut;

    internal Node(World world, string name, bool delivers)
    {
        (_world, Name, _delivers) = (world, name, delivers);
        Time = new NodeTime(world.Agenda, world.Clock, Post);
    }

    internal string Name { get; }

    /// <summary>Counts its runs: what a run before this one left behind does not happen any more.</summary>
    internal int Run { get; private set; }

    internal bool IsAlive { get; private set; }

    internal NodeTime Time { get; }

    internal NodeParts Parts { get; private set; } = null!;

    internal DateTimeOffset Now => Parts.Clock.Now;

    internal void Start()
    {
        (IsAlive, _stoppedUntil) = (true, TimeSpan.Zero);
        Run++;
        _world.Trace.Tell("start", $"{Name}, run {Run}");
        Time.WallIsAhead = _world.Draw.Chance(200) ? _world.Draw.Seconds(-600, 600) : TimeSpan.Zero;
        Parts = new NodeParts(_world, this);
        _workers.Clear();
        Compare();
        _fanOut = _delivers ? new FanOutErrands(_world, this) : null;
        for (var place = 1; _delivers && place < Parts.Lines.Length; place++)
        {
            _workers.Add(new ChannelWorker(_world, this, place));
        }

        _fanOut?.Begin();
        _workers.ForEach(worker => worker.Begin());
    }

    /// <summary>
    /// Something that this process does after a while, if it still lives then. Before each it may die or be stopped, which is
    /// how a death comes to lie between any two of its actions.
    /// </summary>
    internal void Post(TimeSpan delay, Action does)
    {
        var run = Run;
        _world.Agenda.After(delay, () => Go(run, does));
    }

    internal void Die(string why)
    {
        var inFlight = _workers.Sum(worker => worker.InFlight);
        _world.Trace.Tell("crash", $"{Name}, {why}, {inFlight} sends in flight");
        if (inFlight > 0)
        {
            _world.Trace.Count("crash with a send in flight");
        }

        if (_workers.Exists(worker => worker.HasUnwritten))
        {
            _world.Trace.Count("crash with an end not written");
        }

        Stop(_world.Draw.Chance(500) ? _world.Draw.Seconds(0.5, 10) : _world.Draw.Seconds(10, 400));
    }

    /// <summary>A shutdown in order: nothing new is started, and what is under way ends first.</summary>
    internal void Drain()
    {
        if (IsAlive)
        {
            _world.Trace.Tell("drain", $"{Name}");
            _workers.ForEach(worker => worker.Drain());
        }
    }

    internal void Drained()
    {
        if (IsAlive && _workers.TrueForAll(worker => worker.IsDone))
        {
            _world.Trace.Tell("drained", $"{Name}");
            Stop(_world.Draw.Seconds(0.5, 30));
        }
    }

    /// <summary>What was stored is told to whoever delivers: here at once, elsewhere by a signal that may be lost.</summary>
    internal void Heard(IReadOnlyList<AppendedUser> users)
    {
        foreach (var user in users)
        {
            foreach (var delivery in user.Routed.Deliveries)
            {
                Ring(delivery.Channel, delivery.DueAt);
                foreach (var other in _world.Nodes)
                {
                    if (other != this && delivery.DueAt <= Now && !_world.Draw.Chance(200))
                    {
                        other.Post(_world.Draw.Seconds(0.001, 0.5), () => other.Ring(delivery.Channel, other.Now));
                    }
                }
            }
        }
    }

    internal void Ring(string? channel, DateTimeOffset at)
    {
        foreach (var worker in _workers)
        {
            if (channel is null || worker.Channel == channel)
            {
                worker.Tell(new DeliveryEvent.Woken(at));
            }
        }
    }

    internal void RingFanOut() => _fanOut?.Look();

    /// <summary>When what is known here of people for a claim on the channel was read or compared at the latest.</summary>
    internal TimeSpan KnownSince(string channel) =>
        _workers.Find(worker => worker.Channel == channel)?.ReadAt ?? _world.Agenda.Now;

    private void Go(int run, Action does)
    {
        if (run != Run || !IsAlive)
        {
            return;
        }

        if (_world.Agenda.Now < _stoppedUntil)
        {
            _world.Agenda.At(_stoppedUntil, () => Go(run, does));
            return;
        }

        if (_delivers && _world.Faults.Dies())
        {
            Die("before it went on");
            return;
        }

        if (_delivers && _world.Faults.Stops() is { } pause)
        {
            _world.Trace.Tell("stopped", $"{Name} for {pause.TotalSeconds:0.0} s");
            _stoppedUntil = _world.Agenda.Now + pause;
            Go(run, does);
            return;
        }

        try
        {
            does();
        }
        catch (DeadNodeException)
        {
            // It died within what it did.
        }
    }

    private void Stop(TimeSpan away)
    {
        IsAlive = false;
        _world.Agenda.After(away, Start);
    }

    // Often while clocks jump; when they do no more, what it would find is known.
    private void Compare()
    {
        var before = Now;
        Sync.Done(Parts.Clock.CompareAsync(_world.Store, CancellationToken.None));
        if (Now != before)
        {
            // What waits for an instant waits no longer: a pump looks up every minute at the latest.
            Ring(null, DateTimeOffset.MaxValue);
        }

        Post(_world.Faults.AreOn ? TimeSpan.FromMinutes(1) : TimeSpan.FromHours(1), Compare);
    }
}
