using System.Collections.Concurrent;

namespace LenNotify.Tests;

/// <summary>Sends nothing and answers as the test says.</summary>
internal sealed class FakeAdapter(string channel = "sms") : IChannelAdapter
{
    private readonly TaskCompletionSource _called = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Channel => channel;

    public ConcurrentQueue<Delivery> Sent { get; } = [];

    /// <summary>Ends with the first call.</summary>
    public Task Called => _called.Task;

    public Func<Delivery, CancellationToken, Task<DeliveryResult>> Answer { get; set; } = (_, _) => Task.FromResult(DeliveryResult.Delivered("ref"));

    public Task<DeliveryResult> SendAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        Sent.Enqueue(delivery);
        _called.TrySetResult();
        return Answer(delivery, cancellationToken);
    }
}
