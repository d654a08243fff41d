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
    private readonly List<DeliveryEvent> _events = [];
    private readonly List<DeliveryAction> _actions = [];
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
            _happened.Writer.TryWrite(new DeliveryEvent.Woken(DateTimeOffset.MaxValue));
        }
    }

    /// <summary>Nothing new is started; <see cref="RunAsync"/> ends when what is under way has ended.</summary>
    internal void Drain() => _happened.Writer.TryWrite(new DeliveryEvent.Draining());

    /// <summary>Runs until drained. The token ends what is under way as well; its leases then pass to others.</summary>
    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        await RestoreAsync(cancellationToken).ConfigureAwait(false);
        while (!machine.IsDone && !cancellationToken.IsCancellationRequested)
        {
            Collect();
            var next = machine.Step(clock.Now, _events, _actions);
            _events.Clear();
            foreach (var action in _actions)
            {
                CarryOut(action, cancellationToken);
            }

            _actions.Clear();
            await WaitAsync(next, cancellationToken).ConfigureAwait(false);
        }
    }

    private void Collect()
    {
        while (_happened.Reader.TryRead(out var happened))
        {
            _events.Add(happened is DeliveryEvent.Woken ? Woken() : happened);
        }
    }

    private DeliveryEvent.Woken Woken() => new(new DateTimeOffset(Interlocked.Exchange(ref _wakeAt, long.MaxValue) is var at && at < DateTimeOffset.MaxValue.Ticks ? at : DateTimeOffset.MaxValue.Ticks, TimeSpan.Zero));

    private async Task WaitAsync(DateTimeOffset next, CancellationToken cancellationToken)
    {
        if (machine.IsDone || _happened.Reader.TryPeek(out _))
        {
            return;
        }

        var delay = next == DateTimeOffset.MaxValue ? clock.Longest : next - clock.Now;
        if (delay <= TimeSpan.Zero)
        {
            return;
        }

        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var timer = clock.Time.CreateTimer(static source => ((CancellationTokenSource)source!).Cancel(), timeout, delay < clock.Longest ? delay : clock.Longest, Timeout.InfiniteTimeSpan);
        try
        {
            await _happened.Reader.WaitToReadAsync(timeout.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Time to look again, or to stop.
        }
    }

    // Off this thread: an adapter that blocks must not keep the next one, or the writing, waiting.
    private void CarryOut(DeliveryAction action, CancellationToken cancellationToken) => _ = action switch
    {
        DeliveryAction.Send send => Task.Run(() => SendAsync(send, cancellationToken), CancellationToken.None),
        DeliveryAction.Claim claim => ClaimAsync(claim.Slots, cancellationToken),
        DeliveryAction.Write write => WriteAsync(write.Completions, cancellationToken),
        DeliveryAction.RemoveContact remove => TryAsync("remove an expired address", work.RemoveContactAsync(remove.UserId, remove.TargetId, clock.Now, cancellationToken)),
        DeliveryAction.KeepCircuit keep => KeepAsync(keep.OpenUntil, cancellationToken),
        _ => throw new InvalidOperationException($"Nobody knows how to carry out {action}."),
    };

    private async Task SendAsync(DeliveryAction.Send send, CancellationToken cancellationToken)
    {
        // Checked again here: the pool may have been slow to begin.
        var result = clock.Now + clock.SendMargin >= send.LeaseUntil
            ? null
            : await sender.SendAsync(send.Delivery, cancellationToken).ConfigureAwait(false);
        if (!cancellationToken.IsCancellationRequested)
        {
            _happened.Writer.TryWrite(result is null
                ? new DeliveryEvent.NotSent(send.Delivery.Due.Id)
                : new DeliveryEvent.Sent(send.Delivery.Due.Id, result));
        }
    }

    private async Task ClaimAsync(int slots, CancellationToken cancellationToken)
    {
        try
        {
            var (batch, until) = await work.ClaimAsync(slots, clock.Now, cancellationToken).ConfigureAwait(false);
            _happened.Writer.TryWrite(new DeliveryEvent.Claimed(batch, until));
        }
        catch (Exception error)
        {
            Report("claim deliveries", error, cancellationToken);
            _happened.Writer.TryWrite(new DeliveryEvent.ClaimFailed());
        }
    }

    private async Task WriteAsync(IReadOnlyList<Completion> completions, CancellationToken cancellationToken)
    {
        try
        {
            var fenced = await work.CompleteAsync(completions, clock.Now, cancellationToken).ConfigureAwait(false);
            if (fenced.Count > 0)
            {
                Fenced(log, fenced.Count, Name);
            }

            _happened.Writer.TryWrite(new DeliveryEvent.Written());
        }
        catch (Exception error)
        {
            Report("write how deliveries ended", error, cancellationToken);
            _happened.Writer.TryWrite(new DeliveryEvent.WriteFailed(completions));
        }
    }

    private async Task RestoreAsync(CancellationToken cancellationToken)
    {
        var restored = work.RestoreAsync(cancellationToken);
        await TryAsync("read its circuit", restored).ConfigureAwait(false);
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

        return TryAsync("keep its circuit", work.KeepAsync(openUntil, clock.Now, cancellationToken));
    }

    private async Task TryAsync(string what, Task task)
    {
        try
        {
            await task.ConfigureAwait(false);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Failed(log, Name, what, error);
        }
    }

    private void Report(string what, Exception error, CancellationToken cancellationToken)
    {
        if (!cancellationToken.IsCancellationRequested)
        {
            Failed(log, Name, what, error);
        }
    }

    [LoggerMessage(2001, LogLevel.Error, "Channel {Channel} could not {What}; it tries again.")]
    private static partial void Failed(ILogger logger, string channel, string what, Exception error);

    [LoggerMessage(2002, LogLevel.Warning, "{Count} deliveries over {Channel} were taken over by another worker while they were sent here: they may arrive twice, with one idempotency key.")]
    private static partial void Fenced(ILogger logger, int count, string channel);

    [LoggerMessage(2003, LogLevel.Warning, "Channel {Channel} failed five times in a row and rests until {Until:O}.")]
    private static partial void Opened(ILogger logger, string channel, DateTimeOffset until);

    [LoggerMessage(2004, LogLevel.Information, "Channel {Channel} works again.")]
    private static partial void Closed(ILogger logger, string channel);
}
