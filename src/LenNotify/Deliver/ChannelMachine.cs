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
    private readonly Dictionary<Guid, (ClaimedDelivery Delivery, DateTimeOffset LeaseUntil)> _underWay = [];
    private readonly Endings _endings = new();
    private readonly StoreBackoff _backoff = new(limits.Backoff, limits.Jitter);
    private DateTimeOffset _claimAt = DateTimeOffset.MinValue;
    private DateTimeOffset _claimNotBefore = DateTimeOffset.MinValue;
    private DateTimeOffset _writeAt = DateTimeOffset.MinValue;
    private DateTimeOffset _lookAt = DateTimeOffset.MaxValue;
    private ChannelControl _control = ChannelControl.None;
    private bool _waits;
    private bool _looking;
    private bool _claiming;
    private bool _asking;
    private bool _draining;

    /// <summary>It was told to drain, and nothing is left to do.</summary>
    internal bool IsDone => _draining && !_claiming && !_looking && _underWay.Count == 0 && _endings.IsEmpty;

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
        Look(now, actions);
        Claim(now, actions);
        return Next(now);
    }

    private void Hear(DeliveryEvent happened, DateTimeOffset now, List<DeliveryAction> actions)
    {
        switch (happened)
        {
            case DeliveryEvent.Woken woken:
                _claimAt = Earlier(woken.At, _claimAt);
                break;
            case DeliveryEvent.Claimed claimed:
                _backoff.Worked();
                Start(claimed, now, actions);
                break;
            case DeliveryEvent.ClaimFailed failed:
                // Not even a wake makes it ask a store again at once that has just failed.
                (_claiming, _asking, _claimAt, _claimNotBefore) = (false, false, now, now + _backoff.Failed());
                _endings.GiveBack(failed.Perhaps, _underWay.Keys);
                break;
            case DeliveryEvent.Sent sent when _underWay.Remove(sent.DeliveryId, out var start):
                End(start.Delivery, start.LeaseUntil, sent.Answer, now, actions);
                break;
            case DeliveryEvent.Written:
                _backoff.Worked();
                _claimAt = Earlier(_endings.Written(), _claimAt);
                break;
            case DeliveryEvent.WriteFailed:
                _endings.NotWritten(_underWay.Keys);
                _writeAt = now + _backoff.Failed();
                break;
            case DeliveryEvent.Looked looked:
                Steer(looked.Control, now);
                break;
            case DeliveryEvent.Steered when limits.LookEvery is not null:
                _lookAt = DateTimeOffset.MinValue;
                break;
            case DeliveryEvent.Draining:
                _draining = true;
                break;
        }
    }

    private void Start(DeliveryEvent.Claimed claimed, DateTimeOffset now, List<DeliveryAction> actions)
    {
        // While people are read, however long that takes, nothing is claimed in the store.
        (_claiming, _asking) = (!claimed.Ended, false);

        // A wake that came while the claim was under way may be about what it did not see.
        _claimAt = claimed.Ended ? Earlier(claimed.Batch.Again ?? DateTimeOffset.MaxValue, Earlier(now + limits.Poll, _claimAt)) : _claimAt;
        _waits = claimed.Batch.Again > now;
        var late = _draining || _control.IsPaused || now + limits.SendMargin >= claimed.LeaseUntil;
        foreach (var delivery in claimed.Batch.Started)
        {
            var id = delivery.Due.Id;
            if (_underWay.ContainsKey(id) || _endings.Settles(id))
            {
                // Its lease ended before its end was written, so it came back. That end still counts: sent again, it would arrive twice.
                continue;
            }

            // Asked again for each: the circuit may have opened since, and when it has rested only one of them is the probe.
            if (late || circuit.Slots(now, Concurrency - _underWay.Count) <= 0)
            {
                _endings.Add(new Completion(id, CompletionState.Released), claimed.LeaseUntil);
                continue;
            }

            circuit.Started(id);
            _underWay.Add(id, (delivery, claimed.LeaseUntil));
            actions.Add(new DeliveryAction.Send(delivery, claimed.LeaseUntil));
        }
    }

    private void End(ClaimedDelivery delivery, DateTimeOffset leaseUntil, SendAnswer answer, DateTimeOffset now, List<DeliveryAction> actions)
    {
        var id = delivery.Due.Id;
        if (answer is not { Result: { } result, FromChannel: true })
        {
            circuit.Lost(id);
        }
        else if (circuit.Ended(id, result.Outcome == DeliveryOutcome.Transient, now))
        {
            // Only what says nothing about the message is about the channel: a refusal for good shows that it is well.
            actions.Add(new DeliveryAction.KeepCircuit(circuit.OpenUntil));
        }

        _endings.Add(answer.Result is null ? new Completion(id, CompletionState.Released) : outcomes.Of(delivery, answer.Result, now), leaseUntil);
        if (answer.Result is { Outcome: DeliveryOutcome.AddressExpired })
        {
            actions.Add(new DeliveryAction.RemoveContact(delivery.UserId, delivery.Due.TargetId));
        }
    }

    private void Write(DateTimeOffset now, List<DeliveryAction> actions)
    {
        _writeAt = Earlier(_writeAt, now + _backoff.Pause);
        if (now >= _writeAt && _endings.CanWrite(now, besideClaim: _asking))
        {
            actions.Add(new DeliveryAction.Write(_endings.Take(MostInWrite, now)));
        }
    }

    private void Steer(ChannelControl? control, DateTimeOffset now)
    {
        _looking = false;
        if (control is not null && control != _control)
        {
            (_control, _claimAt) = (control, now);
        }
    }

    // Whoever claims looks before. Where nothing is claimed, because operators or a limit of theirs forbid it, what they say next
    // must be seen as soon.
    private void Look(DateTimeOffset now, List<DeliveryAction> actions)
    {
        if (_draining || _looking || limits.LookEvery is not { } every)
        {
            return;
        }

        var watches = _control.IsPaused || Free <= 0 || (_waits && (limits.HasRate || _control.Rate is not null));
        _lookAt = _lookAt <= now ? _lookAt : watches ? Earlier(_lookAt, now + every) : DateTimeOffset.MaxValue;
        if (now >= _lookAt)
        {
            (_looking, _lookAt) = (true, DateTimeOffset.MaxValue);
            actions.Add(new DeliveryAction.Look());
        }
    }

    private void Claim(DateTimeOffset now, List<DeliveryAction> actions)
    {
        if (!MayClaim(now))
        {
            return;
        }

        // The store's clock may be set back. Nobody waits longer for that than if it had not been.
        (_claimAt, _claimNotBefore) = (Earlier(_claimAt, now + limits.Poll), Earlier(_claimNotBefore, now + _backoff.Pause));
        var slots = circuit.Slots(now, Free);
        if (slots > 0 && now >= _claimAt && now >= _claimNotBefore)
        {
            (_claiming, _asking, _claimAt) = (true, true, DateTimeOffset.MaxValue);
            actions.Add(new DeliveryAction.Claim(Math.Min(slots, MostInWrite)));
        }
    }

    private bool MayClaim(DateTimeOffset now) => !_claiming && !_draining && !_control.IsPaused && _endings.CanClaim(now);

    // What ended and waits to be written still holds its slot: a store that cannot write must not be asked for more. What is
    // being written does not, so that the next claim need not wait for the commit.
    private int Free => Concurrency - _underWay.Count - _endings.Waiting;

    private int Concurrency => _control.Concurrency ?? limits.Concurrency;

    private DateTimeOffset Next(DateTimeOffset now)
    {
        var next = Earlier(_endings.CanWrite(now, besideClaim: _asking) ? _writeAt : DateTimeOffset.MaxValue, _draining || _looking ? DateTimeOffset.MaxValue : _lookAt);
        return !MayClaim(now) || Free <= 0 ? next : Earlier(next, Later(circuit.NotBefore, Later(_claimAt, _claimNotBefore)));
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
