using System.Collections.Concurrent;
using LenNotify;

namespace TradingDesk;

/// <summary>Hears of everything that LenNotify decides and delivers, and counts it: what, to whom, over what, and why.</summary>
public sealed class DeskLog : INotificationObserver
{
    private readonly ConcurrentDictionary<DeskLogLine, int> _lines = new();

    public IReadOnlyList<KeyValuePair<DeskLogLine, int>> Lines => [.. _lines.OrderBy(line => line.Key.ToString(), StringComparer.Ordinal)];

    public Task ObserveAsync(NotificationEvent happened, CancellationToken cancellationToken)
    {
        switch (happened)
        {
            case NotificationEvent.Decided { Decision: var decision } decided:
                foreach (var channel in decision.Channels)
                {
                    Count(new(decided.Type, decision.UserId, channel.Channel, channel.Verdict.ToString(), channel.Reason.ToString()));
                }

                break;
            case NotificationEvent.Delivered { Delivery: var delivery }:
                Count(new(delivery.Types[0], delivery.UserId, delivery.Channel, "Sent", $"attempt {delivery.Attempt}"));
                break;
        }

        return Task.CompletedTask;
    }

    private void Count(DeskLogLine line) => _lines.AddOrUpdate(line, 1, (_, known) => known + 1);
}
