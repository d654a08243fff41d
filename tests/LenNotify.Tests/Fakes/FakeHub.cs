using System.Collections.Concurrent;
using System.Threading.Channels;

namespace LenNotify.Tests;

/// <summary>A hub whose pushes a test can wait for.</summary>
internal sealed class FakeHub : IDeliveryHub
{
    private readonly Channel<string> _pushed = Channel.CreateUnbounded<string>();

    public ConcurrentQueue<(string UserId, HubMessage Message)> Pushes { get; } = [];

    public int Count => Pushes.Count;

    public Func<string, Task> Before { get; set; } = _ => Task.CompletedTask;

    public async Task PushAsync(string userId, HubMessage message, CancellationToken cancellationToken)
    {
        await Before(userId);
        Pushes.Enqueue((userId, message));
        _pushed.Writer.TryWrite(userId);
    }

    /// <summary>Ends when so many more were pushed.</summary>
    public async Task Pushed(int count)
    {
        for (var i = 0; i < count; i++)
        {
            await _pushed.Reader.ReadAsync();
        }
    }
}
