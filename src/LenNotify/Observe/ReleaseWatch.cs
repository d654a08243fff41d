using LenNotify.Storage;
using Microsoft.Extensions.Logging;

namespace LenNotify;

/// <summary>Makes metrics, logs and events of what a release held again or dropped, once that is stored.</summary>
internal sealed partial class ReleaseWatch(Telemetry telemetry, Observers observers, TraceBook traces, ILogger log)
{
    internal void Ruled(RuledDelivery ruled, DateTimeOffset now)
    {
        var ruling = ruled.Ruling;
        foreach (var gone in Gone(ruled))
        {
            Dropped(ruled, gone.Key, [.. gone], now);
        }

        if (ruling.Verdict is Verdict.Hold or Verdict.Digest)
        {
            Held(ruled, Members(ruled, ruling.Members), now);
        }
    }

    // Named with a reason of its own, or simply not among those that go on.
    private static IEnumerable<IGrouping<Reason, InboxItem>> Gone(RuledDelivery ruled)
    {
        var ruling = ruled.Ruling;
        return ruled.Due.Members
            .Where(item => ruling.Verdict == Verdict.Suppress || !ruling.Members.Contains(item.Id))
            .GroupBy(item => ruling.Dropped.FirstOrDefault(drop => drop.ItemId == item.Id, new DroppedMember(item.Id, ruling.Reason)).Reason);
    }

    private static InboxItem[] Members(RuledDelivery ruled, IReadOnlyList<Guid> ids) => [.. ruled.Due.Members.Where(item => ids.Contains(item.Id))];

    private void Held(RuledDelivery ruled, InboxItem[] items, DateTimeOffset now)
    {
        var (ruling, until) = (ruled.Ruling, ruled.Ruling.Until ?? now);
        Count(ruled, Verdict.Hold, ruling.Reason, items.Length);
        if (log.IsEnabled(LogLevel.Debug))
        {
            HeldAgain(log, ruled.Due.Id, ruled.Due.Channel, Correlation(items), until, TagNames.Of(ruling.Reason));
        }

        if (observers.AnyOfHost)
        {
            observers.Tell(new NotificationEvent.Held(now, ObservedDelivery.Of(ruled.Due, ruled.UserId, items), ruling.Reason, until));
        }
    }

    private void Dropped(RuledDelivery ruled, Reason reason, InboxItem[] items, DateTimeOffset now)
    {
        Count(ruled, Verdict.Suppress, reason, items.Length);
        if (log.IsEnabled(LogLevel.Debug))
        {
            JudgedAway(log, items.Length, ruled.Due.Id, ruled.Due.Channel, Correlation(items), TagNames.Of(reason));
        }

        if (observers.AnyOfHost)
        {
            observers.Tell(new NotificationEvent.Dropped(now, ObservedDelivery.Of(ruled.Due, ruled.UserId, items), reason));
        }
    }

    private void Count(RuledDelivery ruled, Verdict verdict, Reason reason, int count) => telemetry.Ruled.Add(
        count, new(Telemetry.Channel, ruled.Due.Channel), new(Telemetry.Verdict, TagNames.Of(verdict)), new(Telemetry.Reason, TagNames.Of(reason)));

    private string Correlation(InboxItem[] items) =>
        SafeText.OneLine((items.Length == 0 ? null : traces.Known(items[0].PublicationId)?.CorrelationId) ?? "unknown");

    [LoggerMessage(3006, LogLevel.Debug, "Delivery {DeliveryId} over {Channel} (correlation {CorrelationId}) was due and waits again until {Until:O}: {Reason}")]
    private static partial void HeldAgain(ILogger logger, Guid deliveryId, string channel, string correlationId, DateTimeOffset until, string reason);

    [LoggerMessage(3007, LogLevel.Debug, "{Items} items of delivery {DeliveryId} over {Channel} (correlation {CorrelationId}) were due and are dropped: {Reason}")]
    private static partial void JudgedAway(ILogger logger, int items, Guid deliveryId, string channel, string correlationId, string reason);
}
