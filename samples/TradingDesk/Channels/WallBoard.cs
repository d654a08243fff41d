using System.Collections.Concurrent;
using LenNotify;

namespace TradingDesk;

/// <summary>A channel of our own: the board on the trading room's wall. The address is the room.</summary>
public sealed class WallBoard : IChannelAdapter
{
    private readonly ConcurrentDictionary<string, string> _rooms = new();

    public string Channel => "board";

    public string? ShownIn(string room) => _rooms.GetValueOrDefault(room);

    public Task<DeliveryResult> SendAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        _rooms[delivery.Address] = delivery.Content.Text;
        return Task.FromResult(DeliveryResult.Delivered());
    }
}
