using System.Globalization;
using Microsoft.Extensions.Logging;

namespace LenNotify;

/// <summary>
/// Tells the operators what they should look at, as notifications like all others. Of one thing on one channel they hear once
/// in 15 minutes, however many nodes see it: the dedupe key is made of the quarter of an hour. What happens to these
/// notifications themselves raises none.
/// </summary>
internal sealed partial class OperatorsDesk(Audience operators, int failureBound, INotifier notifier, ILogger<OperatorsDesk> log) : INotificationObserver
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan BeforeAgain = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan SameTrouble = TimeSpan.FromMinutes(5);
    private readonly Dictionary<string, FailureWindow> _failures = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _failedAt = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NotificationEvent.CircuitChanged> _opened = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _toldAt = new(StringComparer.Ordinal);

    /// <summary>Whether it does anything about it.</summary>
    internal static bool Minds(NotificationEvent happened) =>
        happened is NotificationEvent.Failed or NotificationEvent.DeadLettered or NotificationEvent.CircuitChanged or NotificationEvent.QueueOverBound;

    public Task ObserveAsync(NotificationEvent happened, CancellationToken cancellationToken) => happened switch
    {
        NotificationEvent.Failed failed => FailedAsync(failed.Delivery, failed.At, cancellationToken),
        NotificationEvent.DeadLettered dead => FailedAsync(dead.Delivery, dead.At, cancellationToken),
        NotificationEvent.CircuitChanged circuit => ChangedAsync(circuit, cancellationToken),
        NotificationEvent.QueueOverBound queue => TellAsync(OperatorNotice.Queue(queue.Channel), queue.Channel, queue.At, cancellationToken),
        _ => Task.CompletedTask,
    };

    private async Task FailedAsync(ObservedDelivery delivery, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (delivery.Types.All(OperatorNotice.IsOne))
        {
            return;
        }

        _failedAt[delivery.Channel] = at;
        if (!_failures.TryGetValue(delivery.Channel, out var window))
        {
            _failures[delivery.Channel] = window = new FailureWindow();
        }

        if (_opened.Remove(delivery.Channel, out var opened) && at - opened.At < SameTrouble)
        {
            await TellAsync(OperatorNotice.Circuit(delivery.Channel), delivery.Channel, opened.At, cancellationToken).ConfigureAwait(false);
        }

        if (window.Add(at) >= failureBound)
        {
            await TellAsync(OperatorNotice.Failures(delivery.Channel, failureBound), delivery.Channel, at, cancellationToken).ConfigureAwait(false);
        }
    }

    // A circuit that only their own notifications opened is nothing to tell them by another one. Word of it may come before
    // word of the failures that opened it.
    private Task ChangedAsync(NotificationEvent.CircuitChanged circuit, CancellationToken cancellationToken)
    {
        _opened.Remove(circuit.Channel);
        if (circuit.OpenUntil is null)
        {
            _failedAt.Remove(circuit.Channel);
            return Task.CompletedTask;
        }

        if (_failedAt.TryGetValue(circuit.Channel, out var failedAt) && circuit.At - failedAt < SameTrouble)
        {
            return TellAsync(OperatorNotice.Circuit(circuit.Channel), circuit.Channel, circuit.At, cancellationToken);
        }

        _opened[circuit.Channel] = circuit;
        return Task.CompletedTask;
    }

    private async Task TellAsync(Notification notice, string channel, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var what = $"{notice.Type}:{channel}";
        if (_toldAt.TryGetValue(what, out var before) && at - before < Pause)
        {
            return;
        }

        _toldAt[what] = at;
        var key = string.Create(CultureInfo.InvariantCulture, $"{what}:{at.UtcTicks / Pause.Ticks}");
        try
        {
            await notifier.PublishAsync(notice, operators, new PublishOptions { DedupeKey = key }, cancellationToken).ConfigureAwait(false);
        }
        catch (DedupeConflictException)
        {
            // Another node, of another version or with another bound, told them in other words.
            ToldAlready(log, notice.Type, channel);
        }
        catch (Exception error)
        {
            _toldAt[what] = at - Pause + BeforeAgain;
            NotTold(log, notice.Type, channel, MaskedException.Of(error));
        }
    }

    [LoggerMessage(3401, LogLevel.Error, "The operators could not be told of {Type} on channel {Channel}.")]
    private static partial void NotTold(ILogger logger, string type, string channel, Exception error);

    [LoggerMessage(3402, LogLevel.Debug, "The operators were told of {Type} on channel {Channel} by another node.")]
    private static partial void ToldAlready(ILogger logger, string type, string channel);
}
