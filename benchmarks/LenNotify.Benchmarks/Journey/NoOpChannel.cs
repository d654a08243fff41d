namespace LenNotify.Benchmarks.Journey;

/// <summary>A provider that costs nothing and fails every tenth first attempt. It says when so many were delivered.</summary>
internal sealed class NoOpChannel : IChannelAdapter
{
    private static readonly Task<DeliveryResult> Done = Task.FromResult(DeliveryResult.Delivered());
    private static readonly Task<DeliveryResult> Failed = Task.FromResult(DeliveryResult.Transient("busy"));
    private TaskCompletionSource _all = new();
    private int _left;
    private int _asked;

    public string Channel => "noop";

    /// <summary>Called for each delivery that is delivered, in whose instant it is.</summary>
    internal Action<Delivery>? Delivered { get; set; }

    /// <summary>Ends when so many more were delivered.</summary>
    internal Task Expect(int count)
    {
        _all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Volatile.Write(ref _left, count);
        return _all.Task;
    }

    public Task<DeliveryResult> SendAsync(Delivery delivery, CancellationToken cancellationToken) => Answer(delivery.Attempt) ? Count(delivery) : Failed;

    /// <summary>Whether an attempt succeeds.</summary>
    internal bool Answer(int attempt) => attempt > 1 || Interlocked.Increment(ref _asked) % 10 != 0;

    private Task<DeliveryResult> Count(Delivery delivery)
    {
        Delivered?.Invoke(delivery);
        if (Interlocked.Decrement(ref _left) == 0)
        {
            _all.SetResult();
        }

        return Done;
    }
}
