using System.Collections.Concurrent;
using LenNotify;

namespace TradingDesk;

/// <summary>A channel of our own: the board on the trading room's wall. The address is the room.</summary>
public sealed class WallBoard : IChannelAdapter
{
    private readonly ConcurrentDictionary<string, string> _rooms = new();

    /// <summary>Somebody pulled the plug: what is sent there fails, until it is put back.</summary>
    public bool IsUnplugged { get; set; }

    public string Channel => "board";

    public string? ShownIn(string room) => _rooms.GetValueOrDefault(room);

    public Task<DeliveryResult> SendAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        if (IsUnplugged)
        {
            return Task.FromResult(DeliveryResult.Transient("The board has no power."));
        }

        _rooms[delivery.Address] = delivery.Content.Text;
        return Task.FromResult(DeliveryResult.Delivered());
    }
}
