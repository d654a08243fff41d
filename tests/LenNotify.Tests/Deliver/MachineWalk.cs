using LenNotify.Storage;

namespace LenNotify.Tests;

/// <summary>
/// A machine beside a tiny model of a store, walked at random: claims, sends and writes take their time, fail, and end in any
/// order; publishers ring; the provider has bad hours.
/// </summary>
internal sealed class MachineWalk
{
    private readonly Random _random;
    private readonly int _slots;
    private readonly MachineScene _scene;
    private readonly Dictionary<int, DateTimeOffset> _queue = [];
    private readonly Dictionary<Guid, ClaimedDelivery> _rows = [];
    private readonly Dictionary<Guid, int> _started = [];
    private readonly List<Guid> _sending = [];
    private int? _claim;
    private IReadOnlyList<Completion>? _write;
    private int _made;
    private bool _isDown;

    internal MachineWalk(int seed)
    {
        _random = new Random(seed);
        _slots = _random.Next(1, 20);
        _scene = new MachineScene(_slots);
    }

    internal List<string> Log { get; } = [];

    internal int Delivered { get; private set; }

    /// <summary>Deliveries that were handed out and whose end was never written, or written twice.</summary>
    internal IEnumerable<int> Unended => _started.Values.Where(open => open != 0);

    internal void Go(int steps)
    {
        for (var i = 0; i < steps; i++)
        {
            _isDown = _random.Next(200) == 0 ? !_isDown : _isDown;
            Take(Happening());
        }
    }

    internal void Drain()
    {
        _isDown = false;
        Take([new DeliveryEvent.Draining()]);
        for (var i = 0; i < 10_000 && !_scene.Machine.IsDone; i++)
        {
            Take(_claim is not null ? [Claimed()] : _sending.Count > 0 ? [Sent()] : _write is not null ? [Written()] : []);
            _scene.Now += TimeSpan.FromMilliseconds(200);
        }

        _scene.Machine.IsDone.Should().BeTrue("a drain comes to its end");
    }

    private DeliveryEvent[] Happening()
    {
        switch (_random.Next(6))
        {
            case 0:
                _queue.Add(++_made, _scene.Now + TimeSpan.FromMilliseconds(_random.Next(3) * 400));
                return _random.Next(4) == 0 ? [] : [new DeliveryEvent.Woken(_queue[_made])];
            case 1 when _claim is not null:
                return [_random.Next(20) == 0 ? Lost() : Claimed()];
            case 2 when _sending.Count > 0:
            case 3 when _sending.Count > 0:
                return [Sent()];
            case 4 when _write is not null:
                return [_random.Next(10) == 0 ? NotWritten() : Written()];
            default:
                _scene.Now += TimeSpan.FromMilliseconds(_random.Next(400));
                return [];
        }
    }

    private void Take(DeliveryEvent[] events)
    {
        var wasOpen = _scene.Circuit.OpenUntil is not null;
        var actions = _scene.Step(events);
        foreach (var action in actions)
        {
            Log.Add($"{_scene.Now:O} {action.GetType().Name}");
            switch (action)
            {
                case DeliveryAction.Claim claim:
                    _claim.Should().BeNull("one claim at a time");
                    claim.Slots.Should().BeInRange(1, _slots - _scene.Machine.UnderWay);
                    (_scene.Now < _scene.Circuit.NotBefore).Should().BeFalse("nothing is claimed while the channel rests");
                    (wasOpen && _scene.Circuit.OpenUntil is not null && claim.Slots > 1).Should().BeFalse("then it is one probe");
                    _claim = claim.Slots;
                    break;
                case DeliveryAction.Send send:
                    _sending.Add(send.Delivery.Due.Id);
                    break;
                case DeliveryAction.Write write:
                    _write.Should().BeNull("one write at a time");
                    _write = write.Completions;
                    break;
            }
        }

        _sending.Should().HaveCountLessThanOrEqualTo(_slots).And.OnlyHaveUniqueItems();
        _scene.Machine.UnderWay.Should().Be(_sending.Count);
        if (actions.Count == 0)
        {
            _scene.Next.Should().BeAfter(_scene.Now, "with nothing to do it must not be asked again at once");
        }
    }

    private DeliveryEvent.Claimed Claimed()
    {
        var claimed = Due().Select(Start).ToArray();
        DateTimeOffset? again = _queue.Count == 0 ? null : _queue.Values.Min();
        var lease = _scene.Now + TimeSpan.FromSeconds(_random.Next(15) == 0 ? 10 : 60);
        return new DeliveryEvent.Claimed(new ClaimedBatch(claimed, again), lease);
    }

    private int[] Due()
    {
        var due = _queue.Where(row => row.Value <= _scene.Now).OrderBy(row => row.Value).Take(_claim!.Value).Select(row => row.Key).ToArray();
        _claim = null;
        return due;
    }

    private static Guid IdOf(int row) => new(row, 0, 0, new byte[8]);

    private ClaimedDelivery Start(int row)
    {
        _queue.Remove(row);
        var id = IdOf(row);
        var claimed = Things.Claimed(Things.Due() with { Id = id }, first: _scene.Now);
        _rows[id] = claimed;
        _started[id] = _started.GetValueOrDefault(id) + 1;
        return claimed;
    }

    // The store may have it all the same.
    private DeliveryEvent.ClaimFailed Lost()
    {
        var due = Due();
        foreach (var row in _random.Next(2) == 0 ? due : [])
        {
            Start(row);
        }

        return new DeliveryEvent.ClaimFailed([.. due.Select(IdOf)]);
    }

    private DeliveryEvent Sent()
    {
        var at = _random.Next(_sending.Count);
        var delivery = _rows[_sending[at]];
        _sending.RemoveAt(at);
        return _isDown ? MachineScene.Ended(delivery, DeliveryResult.Transient("down")) : _random.Next(12) switch
        {
            0 => MachineScene.Ended(delivery, DeliveryResult.Transient("flaky")),
            1 => MachineScene.Ended(delivery, DeliveryResult.ThrottledUntil(_scene.Now + TimeSpan.FromSeconds(2))),
            2 => MachineScene.Ended(delivery, DeliveryResult.Permanent("no")),
            3 => MachineScene.NotSent(delivery),
            4 => MachineScene.Ended(delivery, DeliveryResult.AddressExpired("gone")),
            _ => MachineScene.Ended(delivery, DeliveryResult.Delivered()),
        };
    }

    private DeliveryEvent.WriteFailed NotWritten()
    {
        _write = null;
        return new DeliveryEvent.WriteFailed();
    }

    private DeliveryEvent.Written Written()
    {
        foreach (var completion in _write!)
        {
            if (_started.GetValueOrDefault(completion.DeliveryId) == 0)
            {
                completion.State.Should().Be(CompletionState.Released, "of what never started nothing ends");
                continue;
            }

            _started[completion.DeliveryId]--;
            Delivered += completion.State == CompletionState.Delivered ? 1 : 0;
            if (completion.State is CompletionState.RetryAt or CompletionState.Deferred or CompletionState.Released)
            {
                _queue[BitConverter.ToInt32(completion.DeliveryId.ToByteArray())] = completion.At ?? _scene.Now;
            }
        }

        _write = null;
        return new DeliveryEvent.Written();
    }
}
