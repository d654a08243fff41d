using LenNotify.Storage;

namespace LenNotify;

/// <summary>
/// What one channel does next: claims when something is due and a slot is free, sends what it claimed, writes how it ended.
/// Synchronous and without a clock, a thread or I/O of its own: the same events at the same instants give the same actions,
/// whoever carries them out.
/// </summary>
internal sealed class ChannelMachine(MachineLimits limits, Circuit circuit, Outcomes outcomes)
{
    private const int MostInWrite = 500;
    private readonly Dictionary<Guid, ClaimedDelivery> _underWay = [];
    private readonly List<Completion> _ended = [];
    private DateTimeOffset _claimAt = DateTimeOffset.MinValue;
    private DateTimeOffset _writeAt = DateTimeOffset.MinValue;
    private DateTimeOffset _backAt = DateTimeOffset.MaxValue;
    private bool _claiming;
    private bool _writing;
    private bool _draining;

    /// <summary>It was told to drain, and nothing is left to do.</summary>
    internal bool IsDone => _draining && !_claiming && !_writing && _underWay.Count == 0 && _ended.Count == 0;

    /// <summary>Sends under way.</summary>
    internal int UnderWay => _underWay.Count;

    /// <summary>Takes in what happened and says what is to be done, and when to ask again if nothing happens.</summary>
    internal DateTimeOffset Step(DateTimeOffset now, IReadOnlyList<DeliveryEvent> events, List<DeliveryAction> actions)
    {
        for (var i = 0; i < events.Count; i++)
        {
            Hear(events[i], now, actions);
        }

        Write(now, actions);
        Claim(now, actions);
        return Next();
    }

    private void Hear(DeliveryEvent happened, DateTimeOffset now, List<DeliveryAction> actions)
    {
        switch (happened)
        {
            case DeliveryEvent.Woken woken:
                _claimAt = woken.At < _claimAt ? woken.At : _claimAt;
                break;
            case DeliveryEvent.Claimed claimed:
                Start(claimed, now, actions);
                break;
            case DeliveryEvent.ClaimFailed:
                _claiming = false;
                _claimAt = now + limits.Backoff;
                break;
            case DeliveryEvent.Sent sent when _underWay.Remove(sent.DeliveryId, out var delivery):
                End(delivery, sent.Result, now, actions);
                break;
            case DeliveryEvent.NotSent lost when _underWay.Remove(lost.DeliveryId):
                circuit.ProbeLost();
                _ended.Add(new Completion(lost.DeliveryId, CompletionState.Released));
                break;
            case DeliveryEvent.Written:
                _writing = false;
                _claimAt = _backAt < _claimAt ? _backAt : _claimAt;
                break;
            case DeliveryEvent.WriteFailed failed:
                _writing = false;
                _ended.InsertRange(0, failed.Completions);
                _writeAt = now + limits.Backoff;
                break;
            case DeliveryEvent.Draining:
                _draining = true;
                break;
        }
    }

    private void Start(DeliveryEvent.Claimed claimed, DateTimeOffset now, List<DeliveryAction> actions)
    {
        _claiming = false;

        // A wake that came while the claim was under way may be about what it did not see.
        var again = claimed.Batch.Again is { } at && at < now + limits.Poll ? at : now + limits.Poll;
        _claimAt = again < _claimAt ? again : _claimAt;
        var late = _draining || now < circuit.NotBefore || now + limits.SendMargin >= claimed.LeaseUntil;
        if (!late)
        {
            circuit.Started(claimed.Batch.Started.Count);
        }

        foreach (var delivery in claimed.Batch.Started)
        {
            if (late)
            {
                _ended.Add(new Completion(delivery.Due.Id, CompletionState.Released));
                continue;
            }

            _underWay.Add(delivery.Due.Id, delivery);
            actions.Add(new DeliveryAction.Send(delivery, claimed.LeaseUntil));
        }
    }

    private void End(ClaimedDelivery delivery, DeliveryResult result, DateTimeOffset now, List<DeliveryAction> actions)
    {
        // Only what says nothing about the message is about the channel: a refusal for good shows that it is well.
        if (circuit.Ended(result.Outcome == DeliveryOutcome.Transient, now))
        {
            actions.Add(new DeliveryAction.KeepCircuit(circuit.OpenUntil));
        }

        _ended.Add(outcomes.Of(delivery, result, now));
        if (result.Outcome == DeliveryOutcome.AddressExpired)
        {
            actions.Add(new DeliveryAction.RemoveContact(delivery.UserId, delivery.Due.TargetId));
        }
    }

    private void Write(DateTimeOffset now, List<DeliveryAction> actions)
    {
        if (_writing || _ended.Count == 0 || now < _writeAt)
        {
            return;
        }

        var written = _ended.GetRange(0, Math.Min(_ended.Count, MostInWrite));
        _ended.RemoveRange(0, written.Count);
        _writing = true;
        actions.Add(new DeliveryAction.Write(written));

        // What goes back into the queue can be claimed once that is written, not before.
        _backAt = DateTimeOffset.MaxValue;
        foreach (var completion in written)
        {
            var back = completion.State is CompletionState.Delivered or CompletionState.Dead ? DateTimeOffset.MaxValue : completion.At ?? now;
            _backAt = back < _backAt ? back : _backAt;
        }
    }

    private void Claim(DateTimeOffset now, List<DeliveryAction> actions)
    {
        // What ended and is not written yet still holds its slot: a store that cannot write must not be asked for more.
        var slots = circuit.Slots(now, limits.Concurrency - _underWay.Count - _ended.Count);
        if (_claiming || _draining || slots <= 0 || now < _claimAt)
        {
            return;
        }

        _claiming = true;
        _claimAt = DateTimeOffset.MaxValue;
        actions.Add(new DeliveryAction.Claim(Math.Min(slots, MostInWrite)));
    }

    private DateTimeOffset Next()
    {
        var next = _ended.Count > 0 && !_writing ? _writeAt : DateTimeOffset.MaxValue;
        var free = limits.Concurrency > _underWay.Count + _ended.Count;
        if (_claiming || _draining || !free)
        {
            return next;
        }

        var claim = circuit.NotBefore > _claimAt ? circuit.NotBefore : _claimAt;
        return claim < next ? claim : next;
    }
}
