using System.Collections.Concurrent;
using System.Threading.Channels;

namespace LenNotify.Tests.Journey;

/// <summary>A channel whose provider answers as a test says, and that remembers every call.</summary>
public sealed class Pager(string channel) : IChannelAdapter
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly Channel<Delivery> _calls = System.Threading.Channels.Channel.CreateUnbounded<Delivery>();
    private readonly ConcurrentQueue<Delivery> _all = new();

    public string Channel => channel;

    /// <summary>How the provider answers; delivered, unless a test says otherwise.</summary>
    public Func<Delivery, CancellationToken, Task<DeliveryResult>> Answer { get; set; } = static (_, _) => Task.FromResult(DeliveryResult.Delivered());

    /// <summary>Every call so far, in order.</summary>
    public IReadOnlyList<Delivery> Calls => [.. _all];

    public Task<DeliveryResult> SendAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        var answer = Answer(delivery, cancellationToken);
        _all.Enqueue(delivery);
        _calls.Writer.TryWrite(delivery);
        return answer;
    }

    /// <summary>The next call that was not asked for yet.</summary>
    public async Task<Delivery> Next() => await _calls.Reader.ReadAsync().AsTask().WaitAsync(Patience);

    /// <summary>The next so many.</summary>
    public async Task<List<Delivery>> Next(int count)
    {
        var calls = new List<Delivery>();
        while (calls.Count < count)
        {
            calls.Add(await Next());
        }

        return calls;
    }
}
