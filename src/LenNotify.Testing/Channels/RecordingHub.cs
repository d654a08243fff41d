using System.Collections.Concurrent;

namespace LenNotify.Testing;

/// <summary>What the host's hub would have pushed.</summary>
internal sealed class RecordingHub : IDeliveryHub
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<HubMessage>> _pushed = new(StringComparer.Ordinal);

    public Task PushAsync(string userId, HubMessage message, CancellationToken cancellationToken)
    {
        _pushed.GetOrAdd(userId, static _ => new ConcurrentQueue<HubMessage>()).Enqueue(message);
        return Task.CompletedTask;
    }

    internal IReadOnlyList<HubMessage> PushedTo(string userId) => _pushed.TryGetValue(userId, out var messages) ? [.. messages] : [];
}
