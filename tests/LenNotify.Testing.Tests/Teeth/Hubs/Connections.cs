using System.Collections.Concurrent;
using System.Threading.Channels;

namespace LenNotify.Testing.Tests;

/// <summary>A hub that is right, with its clients in this process, for mistakes to derive from.</summary>
internal class Connections : IDeliveryHub, IHubSource
{
    private const int MostWaiting = 200;
    private readonly ConcurrentDictionary<Client, string> _clients = new();

    public Task<IDeliveryHub> OpenAsync() => Task.FromResult<IDeliveryHub>(this);

    public Task CloseAsync() => Task.CompletedTask;

    public Task<IHubClient> ConnectAsync(string userId)
    {
        var client = new Client(_clients, FullMode);
        _clients[client] = userId;
        return Task.FromResult<IHubClient>(client);
    }

    public virtual Task PushAsync(string userId, HubMessage message, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ToAllAsync(_clients.Where(client => IsFor(client.Value, userId)).Select(client => client.Key).ToArray(), message, cancellationToken);
    }

    protected virtual BoundedChannelFullMode FullMode => BoundedChannelFullMode.DropOldest;

    protected virtual bool IsFor(string client, string userId) => client == userId;

    protected virtual async Task ToAllAsync(IReadOnlyList<Client> clients, HubMessage message, CancellationToken cancellationToken)
    {
        foreach (var client in clients)
        {
            await client.Waiting.Writer.WriteAsync(message, cancellationToken);
        }
    }

    internal sealed class Client(ConcurrentDictionary<Client, string> clients, BoundedChannelFullMode fullMode) : IHubClient
    {
        public Channel<HubMessage> Waiting { get; } = Channel.CreateBounded<HubMessage>(new BoundedChannelOptions(MostWaiting) { FullMode = fullMode });

        public async Task<HubMessage> NextAsync(CancellationToken cancellationToken) => await Waiting.Reader.ReadAsync(cancellationToken);

        public ValueTask DisposeAsync()
        {
            clients.TryRemove(this, out _);
            return ValueTask.CompletedTask;
        }
    }
}
