using System.Threading.Channels;
using LenNotify.Storage;
using Microsoft.Extensions.Logging;

namespace LenNotify;

/// <summary>
/// Carries out what one channel's machine wants, and tells it how that went. Each channel has its own: what one of them waits
/// for, no other does.
/// </summary>
internal sealed partial class ChannelPump(ChannelMachine machine, ChannelWork work, Sender sender, PumpClock clock, ILogger<ChannelPump> log)
{
    private readonly Channel<DeliveryEvent> _happened = Channel.CreateUnbounded<DeliveryEvent>(new UnboundedChannelOptions { SingleReader = true });
    private static readonly DeliveryEvent LookAgain = new DeliveryEvent.Woken(DateTimeOffset.MaxValue);
    private readonly List<DeliveryEvent> _events = [];
    private readonly List<DeliveryAction> _actions = [];
    private Task _aside = Task.CompletedTask;
    private long _wakeAt = long.MaxValue;

    /// <summary>The channel's name.</summary>
    internal string Name => work.Channel;

    /// <summary>Something is due then. Of many rings before the pump looks, the earliest counts.</summary>
    internal void Ring(DateTimeOffset at)
    {
        long known;
        do
        {
            known = Volatile.Read(ref _wakeAt);
            if (known <= at.UtcTicks)
            {
                return;
            }
        }
        while (Interlocked.CompareExchange(ref _wakeAt, at.UtcTicks, known) != known);

        if (known == long.MaxValue)
        {
            Tell(new DeliveryEvent.Woken(DateTimeOffset.MaxValue));
        }
    }

    /// <summary>Nothing new is started; <see cref="RunAsync"/> ends when what is under way has ended.</summary>
    internal void Drain() => Tell(new DeliveryEvent.Draining());

    /// <summary>Runs until drained. The token ends what is under way as well; its leases then pass to others.</summary>
    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        using var timer = clock.Time.CreateTimer(
            static pump => ((ChannelPump)pump!).Tell(LookAgain), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        try
        {
            await TryAsync("read its circuit", () => work.RestoreAsync(clock.Now, cancellationToken), cancellationToken).ConfigureAwait(false);
            while (!machine.IsDone && !cancellationToken.IsCancellationRequested)
            {
                Collect();
                var heard = _events.Count;
                var next = machine.Step(clock.Now, _events, _actions);
                _events.Clear();
                foreach (var action in _actions)
                {
                    CarryOut(action, cancellationToken);
                }

                _actions.Clear();
                clock.UnderWay.End(heard);
                await WaitAsync(next, timer, cancellationToken).ConfigureAwait(false);
            }

            await _aside.ConfigureAwait(false);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            Died(log, Name, error);
        }
        catch (Exception)
        {
            // The host would wait no longer.
        }
    }

    private void Tell(DeliveryEvent happened)
    {
        clock.UnderWay.Begin();
        _happened.Writer.TryWrite(happened);
    }

    private void Collect()
    {
        while (_happened.Reader.TryRead(out var happened))
        {
            _events.Add(happened is DeliveryEvent.Woken ? Woken() : happened);
        }
    }

    private DeliveryEvent.Woken Woken() =>
        new(new DateTimeOffset(Math.Min(Interlocked.Exchange(ref _wakeAt, long.MaxValue), DateTimeOffset.MaxValue.Ticks), TimeSpan.Zero));

    private async Task WaitAsync(DateTimeOffset next, ITimer timer, CancellationToken cancellationToken)
    {
        var delay = next == DateTimeOffset.MaxValue ? clock.Longest : next - clock.Now;
        if (machine.IsDone || delay <= TimeSpan.Zero || _happened.Reader.TryPeek(out _))
        {
            return;
        }

        // A timer counts whole milliseconds and drops the rest: without one more it would end too early, again and again.
        timer.Change(delay < clock.Longest ? delay + TimeSpan.FromMilliseconds(1) : clock.Longest, Timeout.InfiniteTimeSpan);
        await _happened.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false);
    }

    private void CarryOut(DeliveryAction action, CancellationToken cancellationToken)
    {
        clock.UnderWay.Begin();
        _ = Begin(action, cancellationToken);
    }

    private Task Begin(DeliveryAction action, CancellationToken cancellationToken) => action switch
    {
        DeliveryAction.Send send => SendAsync(send, cancellationToken),
        DeliveryAction.Claim claim => ClaimAsync(claim.Slots, cancellationToken),
        DeliveryAction.Write write => WriteAsync(write.Completions, cancellationToken),
        DeliveryAction.RemoveContact remove => _aside = AsideAsync(
            _aside, "remove an expired address", () => work.RemoveContactAsync(remove.UserId, remove.TargetId, clock.Now, cancellationToken), cancellationToken),
        DeliveryAction.KeepCircuit keep => _aside = AsideAsync(_aside, "keep its circuit", () => KeepAsync(keep.OpenUntil, cancellationToken), cancellationToken),
        _ => throw new InvalidOperationException($"Nobody knows how to carry out {action}."),
    };

    // Whatever happens, its end is told: a start that nobody hears of again would hold its slot for ever.
    private async Task SendAsync(DeliveryAction.Send send, CancellationToken cancellationToken)
    {
        var answer = new SendAnswer(DeliveryResult.Transient("it could not be carried out"), FromChannel: false);
        try
        {
            answer = await sender.SendAsync(send.Delivery, send.LeaseUntil, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            Report("send a delivery", error, cancellationToken);
        }

        // What the host cut off has no end: it is made again when its lease ends.
        if (!cancellationToken.IsCancellationRequested)
        {
            Tell(new DeliveryEvent.Sent(send.Delivery.Due.Id, answer));
        }

        clock.UnderWay.End();
    }

    private async Task ClaimAsync(int slots, CancellationToken cancellationToken)
    {
        try
        {
            var (batch, until, lacked) = await work.ClaimAsync(slots, clock.Now, cancellationToken).ConfigureAwait(false);
            Tell(new DeliveryEvent.Claimed(batch, until, Ended: lacked.Count == 0));
            if (lacked.Count > 0)
            {
                await work.ReadAsync(lacked, clock.Now, cancellationToken).ConfigureAwait(false);
                Tell(new DeliveryEvent.Claimed(new ClaimedBatch([], clock.Now), until));
            }
        }
        catch (Exception error)
        {
            Tell(new DeliveryEvent.ClaimFailed());
            Report("claim deliveries", error, cancellationToken);
        }

        clock.UnderWay.End();
    }

    private async Task WriteAsync(IReadOnlyList<Completion> completions, CancellationToken cancellationToken)
    {
        try
        {
            var fenced = await work.CompleteAsync(completions, clock.Now, cancellationToken).ConfigureAwait(false);
            Tell(new DeliveryEvent.Written());
            if (fenced.Count > 0)
            {
                Fenced(log, fenced.Count, Name);
            }
        }
        catch (Exception error)
        {
            Tell(new DeliveryEvent.WriteFailed(completions));
            Report("write how deliveries ended", error, cancellationToken);
        }

        clock.UnderWay.End();
    }

    // One after the other, so that of two states of the circuit the later one stays, and the last is waited for.
    private async Task AsideAsync(Task before, string what, Func<Task> doing, CancellationToken cancellationToken)
    {
        await before.ConfigureAwait(false);
        await TryAsync(what, doing, cancellationToken).ConfigureAwait(false);
        clock.UnderWay.End();
    }

    private Task KeepAsync(DateTimeOffset? openUntil, CancellationToken cancellationToken)
    {
        if (openUntil is { } until)
        {
            Opened(log, Name, until);
        }
        else
        {
            Closed(log, Name);
        }

        return work.KeepAsync(openUntil, clock.Now, cancellationToken);
    }

    private async Task TryAsync(string what, Func<Task> doing, CancellationToken cancellationToken)
    {
        try
        {
            await doing().ConfigureAwait(false);
        }
        catch (Exception error)
        {
            Report(what, error, cancellationToken);
        }
    }

    private void Report(string what, Exception error, CancellationToken cancellationToken)
    {
        if (!cancellationToken.IsCancellationRequested)
        {
            Failed(log, Name, what, error);
        }
    }

    [LoggerMessage(2001, LogLevel.Error, "Channel {Channel} could not {What}.")]
    private static partial void Failed(ILogger logger, string channel, string what, Exception error);

    [LoggerMessage(2002, LogLevel.Warning, "{Count} deliveries over {Channel} were taken over by another worker while they were sent here: they may arrive twice, with one idempotency key.")]
    private static partial void Fenced(ILogger logger, int count, string channel);

    [LoggerMessage(2003, LogLevel.Warning, "Channel {Channel} failed five times in a row, or its probe did, and rests until {Until:O}.")]
    private static partial void Opened(ILogger logger, string channel, DateTimeOffset until);

    [LoggerMessage(2004, LogLevel.Information, "Channel {Channel} works again.")]
    private static partial void Closed(ILogger logger, string channel);

    [LoggerMessage(2005, LogLevel.Critical, "Channel {Channel} has stopped in this process, by a mistake in LenNotify. Its deliveries are kept; they go on over other processes, or when this one starts again.")]
    private static partial void Died(ILogger logger, string channel, Exception error);
}
