using Microsoft.Extensions.Logging;

namespace LenNotify.Simulation;

/// <summary>
/// Carries out, one thing at a time, what one channel's machine wants: each action starts after a drawn while, and its answer
/// comes back after another, so that they overtake each other as they do between threads.
/// </summary>
internal sealed class ChannelWorker
{
    private static readonly TimeSpan Poll = TimeSpan.FromMinutes(30);
    private readonly List<DeliveryEvent> _happened = [];
    private readonly List<DeliveryAction> _actions = [];
    private readonly World _world;
    private readonly Node _node;
    private readonly ChannelWork _work;
    private readonly ChannelMachine _machine;
    private readonly Sender _sender;
    private bool _stepping;
    private int _armed;

    internal ChannelWorker(World world, Node node, int place)
    {
        (_world, _node) = (world, node);
        var line = node.Parts.Lines[place];
        var circuit = new Circuit(line.Options.CircuitBreak);
        var limits = new MachineLimits(line.Options.Concurrency, Poll, TimeSpan.FromSeconds(1), line.Options.SendTimeout + node.Parts.Pump.SendMargin);
        _work = new ChannelWork(line, place, node.Parts.Deliveries, circuit, new PumpSettings(true, Poll, node.Parts.Pump, node.Parts.Ids) { Node = new NodeName(node.Name) });
        _machine = new ChannelMachine(limits, circuit, new Outcomes(line.Options.MaxAge, world.Draw.Jitter()));
        _sender = new Sender(line, node.Parts.Addresses, node.Parts.Pump, new Logger<Sender>(LogLines.Watched), new FallbackWatch(world));
    }

    internal string Channel => _work.Channel;

    internal int InFlight => _machine.UnderWay;

    internal bool HasUnwritten { get; private set; }

    internal bool IsDone => _machine.IsDone;

    /// <summary>When the people were read that the next claim judges by; null when it compares them itself.</summary>
    internal TimeSpan? ReadAt { get; private set; }

    internal void Begin()
    {
        Sync.Done(_work.RestoreAsync(_node.Now, CancellationToken.None));
        Tell(new DeliveryEvent.Woken(DateTimeOffset.MinValue));
    }

    internal void Drain() => Tell(new DeliveryEvent.Draining());

    internal void Tell(DeliveryEvent happened)
    {
        _happened.Add(happened);
        if (!_stepping)
        {
            _stepping = true;
            _node.Post(Moment(), Step);
        }
    }

    private TimeSpan Moment() => _world.Draw.Seconds(0.0001, 0.02);

    private void Step()
    {
        DeliveryEvent[] heard = [.. _happened];
        _happened.Clear();
        _stepping = false;
        var next = _machine.Step(_node.Now, heard, _actions);
        DeliveryAction[] actions = [.. _actions];
        if (actions.Length > 0)
        {
            _world.Trace.Tell("step", $"{Channel} on {_node.Name} heard {Kinds(heard)} and wants {Kinds(actions)}");
        }

        _actions.Clear();
        foreach (var action in actions)
        {
            HasUnwritten |= action is DeliveryAction.Write;
            _node.Post(Moment(), () => CarryOut(action));
        }

        if (_machine.IsDone)
        {
            _node.Drained();
            return;
        }

        Arm(next);
    }

    private static string Kinds(IEnumerable<object> many) => string.Join(" ", many.Select(one => one.GetType().Name));

    // Only the last one set counts. A clock that is set forward is seen when it is compared, and rings.
    private void Arm(DateTimeOffset next)
    {
        var armed = ++_armed;
        if (next - _node.Now is var wait && wait < TimeSpan.FromDays(10))
        {
            _node.Post(wait > TimeSpan.Zero ? wait + TimeSpan.FromMilliseconds(1) : Moment(), () =>
            {
                if (armed == _armed)
                {
                    Tell(new DeliveryEvent.Woken(DateTimeOffset.MaxValue));
                }
            });
        }
    }

    private void CarryOut(DeliveryAction action)
    {
        switch (action)
        {
            case DeliveryAction.Claim claim:
                Claim(claim.Slots);
                break;
            case DeliveryAction.Send send:
                // The address is read, the lease looked at and the answer made by the product's own sender.
                new Attempt(_sender, send, (attempt, answer) => End(attempt, answer), CancellationToken.None).Execute();
                break;
            case DeliveryAction.Write write:
                Write(write);
                break;
            case DeliveryAction.RemoveContact remove:
                _world.Trace.Tell("address expired", $"{remove.UserId} on {Channel}");
                Sync.Done(_work.RemoveContactAsync(remove.UserId, remove.TargetId, _node.Now, CancellationToken.None));
                break;
            case DeliveryAction.KeepCircuit keep:
                _world.Trace.Tell(keep.OpenUntil is null ? "circuit closed" : "circuit opened", $"{Channel} on {_node.Name}");
                Sync.Done(_work.KeepAsync(keep.OpenUntil, _node.Now, CancellationToken.None));
                break;
        }
    }

    private void Claim(int slots)
    {
        try
        {
            var (batch, until, lacked) = Sync.Done(_work.ClaimAsync(slots, _node.Parts.Pump.LeaseSpare, _node.Now, CancellationToken.None));
            ReadAt = null;
            _node.Post(Moment(), () =>
            {
                Tell(new DeliveryEvent.Claimed(batch, until, Ended: lacked.Count == 0));
                if (lacked.Count > 0)
                {
                    _node.Post(Moment(), () => Read(lacked, until));
                }
            });
        }
        catch (NoAnswerException)
        {
            ReadAt = null;
            var perhaps = _work.TakeStarted();
            _node.Post(Moment(), () => Tell(new DeliveryEvent.ClaimFailed(perhaps)));
        }
    }

    private void Read(IReadOnlyCollection<string> lacked, DateTimeOffset until)
    {
        ReadAt = _world.Agenda.Now;
        Sync.Done(_work.ReadAsync(lacked, _node.Now, CancellationToken.None));
        _node.Post(Moment(), () => Tell(new DeliveryEvent.Claimed(new Storage.ClaimedBatch([], _node.Now), until)));
    }

    private void Write(DeliveryAction.Write write)
    {
        _world.Trace.Tell("write", $"{Channel} on {_node.Name}: {string.Join(" ", write.Completions.Select(one => _world.Trace.Name('d', one.DeliveryId)))}");
        try
        {
            Sync.Done(_work.CompleteAsync(write.Completions, _node.Now, CancellationToken.None));
            HasUnwritten = false;
            _node.Post(Moment(), () => Tell(new DeliveryEvent.Written()));
            if (write.Completions.Any(completion => completion.State == Storage.CompletionState.Dead))
            {
                // What waits for the end of one of these may be due now, on any channel.
                _node.Ring(null, _node.Now);
            }
        }
        catch (NoAnswerException)
        {
            _node.Post(Moment(), () => Tell(new DeliveryEvent.WriteFailed()));
        }
    }

    private void End(Attempt attempt, SendAnswer answer)
    {
        _world.Trace.Tell(
            answer.Result is null ? "not sent after all" : $"answer {answer.Result.Outcome}",
            $"{_world.Trace.Name('d', attempt.Delivery.Due.Id)} on {_node.Name}: {answer.Result?.Cause}");
        Tell(new DeliveryEvent.Sent(attempt.Delivery.Due.Id, answer));
    }
}
