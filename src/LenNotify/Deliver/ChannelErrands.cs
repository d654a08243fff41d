using LenNotify.Storage;
using Microsoft.Extensions.Logging;

namespace LenNotify;

/// <summary>Carries out what a channel's machine wants of the store, and tells how that went.</summary>
internal sealed partial class ChannelErrands(ChannelWork work, PumpClock clock, ILogger<ChannelPump> log)
{
    private Task _aside = Task.CompletedTask;

    /// <summary>The channel's name.</summary>
    internal string Channel => work.Channel;

    /// <summary>What nothing else waits for, but the end of the process.</summary>
    internal Task Aside => _aside;

    /// <summary>Takes up the circuit where the process before this one left it.</summary>
    internal Task RestoreAsync(CancellationToken cancellationToken) =>
        TryAsync("read its circuit", () => work.RestoreAsync(clock.Now, cancellationToken), cancellationToken);

    /// <summary>Begins; what there is to tell comes later.</summary>
    internal void Begin(DeliveryAction action, Action<DeliveryEvent> tell, CancellationToken cancellationToken)
    {
        clock.UnderWay.Begin();
        _ = CarryOutAsync(action, tell, cancellationToken);
    }

    private Task CarryOutAsync(DeliveryAction action, Action<DeliveryEvent> tell, CancellationToken cancellationToken) => action switch
    {
        DeliveryAction.Claim claim => ClaimAsync(claim.Slots, tell, cancellationToken),
        DeliveryAction.Look => LookAsync(tell, cancellationToken),
        DeliveryAction.Write write => WriteAsync(write.Completions, tell, cancellationToken),
        DeliveryAction.RemoveContact remove => _aside = AsideAsync(
            _aside, "remove an expired address", () => work.RemoveContactAsync(remove.UserId, remove.TargetId, clock.Now, cancellationToken), cancellationToken),
        DeliveryAction.KeepCircuit keep => _aside = AsideAsync(_aside, "keep its circuit", () => KeepAsync(keep.OpenUntil, cancellationToken), cancellationToken),
        _ => throw new InvalidOperationException($"Nobody knows how to carry out {action}."),
    };

    private async Task ClaimAsync(int slots, Action<DeliveryEvent> tell, CancellationToken cancellationToken)
    {
        try
        {
            var (control, isNew) = await work.LookAgainAsync(clock.Now, cancellationToken).ConfigureAwait(false);
            if (isNew || control.IsPaused)
            {
                // How many may be claimed now is asked anew, by what holds now.
                tell(new DeliveryEvent.Looked(control));
                tell(new DeliveryEvent.Claimed(new ClaimedBatch([], isNew ? clock.Now : null), clock.Now));
                clock.UnderWay.End();
                return;
            }

            var (batch, until, lacked) = await work.ClaimAsync(slots, clock.LeaseSpare, clock.Now, cancellationToken).ConfigureAwait(false);
            tell(new DeliveryEvent.Claimed(batch, until, Ended: lacked.Count == 0));
            if (lacked.Count > 0)
            {
                await work.ReadAsync(lacked, clock.Now, cancellationToken).ConfigureAwait(false);
                tell(new DeliveryEvent.Claimed(new ClaimedBatch([], clock.Now), until));
            }
        }
        catch (Exception error)
        {
            tell(new DeliveryEvent.ClaimFailed(work.TakeStarted()));
            Report("claim deliveries", error, cancellationToken);
        }

        clock.UnderWay.End();
    }

    private async Task LookAsync(Action<DeliveryEvent> tell, CancellationToken cancellationToken)
    {
        ChannelControl? control = null;
        try
        {
            control = await work.LookAsync(clock.Now, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            Report("read what operators say of it", error, cancellationToken);
        }

        tell(new DeliveryEvent.Looked(control));
        clock.UnderWay.End();
    }

    private async Task WriteAsync(IReadOnlyList<Completion> completions, Action<DeliveryEvent> tell, CancellationToken cancellationToken)
    {
        try
        {
            var fenced = await work.CompleteAsync(completions, clock.Now, cancellationToken).ConfigureAwait(false);
            tell(new DeliveryEvent.Written());
            if (fenced.Count > 0)
            {
                TellOfFenced(completions, fenced);
            }

            await TryAsync("forget what was said", () => work.ForgetContentAsync(completions, clock.Now, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            tell(new DeliveryEvent.WriteFailed());
            Report("write how deliveries ended", error, cancellationToken);
        }

        clock.UnderWay.End();
    }

    // What was to be given back was not sent here, so it does not arrive twice.
    private void TellOfFenced(IReadOnlyList<Completion> completions, IReadOnlyList<Guid> fenced)
    {
        var sent = completions.Count(one => one.State != CompletionState.Released && fenced.Contains(one.DeliveryId));
        if (sent > 0)
        {
            Fenced(log, sent, Channel);
        }
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
            Opened(log, Channel, until);
        }
        else
        {
            Closed(log, Channel);
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
            Failed(log, Channel, what, error);
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
}
