using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LenNotify.CrashRig;

/// <summary>Sends to the ledger: key, what it is about, the attempt.</summary>
internal sealed class LedgerChannel(int port) : IChannelAdapter
{
    private readonly ConcurrentBag<TcpClient> _free = [];

    public string Channel => RigHost.Channel;

    public async Task<DeliveryResult> SendAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        if (!_free.TryTake(out var client))
        {
            client = new TcpClient { NoDelay = true };
            await client.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
        }

        try
        {
            var lines = string.Concat(delivery.Notifications.Select(one => $"{delivery.IdempotencyKey}\t{one.Title}\t{delivery.Attempt}\n"));
            await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(lines), cancellationToken);
            await client.GetStream().ReadExactlyAsync(new byte[3 * delivery.Notifications.Count], cancellationToken);
        }
        catch
        {
            client.Dispose();
            throw;
        }

        _free.Add(client);
        return DeliveryResult.Delivered();
    }
}
