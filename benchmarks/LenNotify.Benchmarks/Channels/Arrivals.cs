namespace LenNotify.Benchmarks.Channels;

/// <summary>When the last of so many providers was called.</summary>
internal sealed class Arrivals
{
    private TaskCompletionSource<long> _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _left;

    /// <summary>Begins a round; its answer is the timestamp of the last call.</summary>
    internal Task<long> Expect(int calls)
    {
        _all = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        Volatile.Write(ref _left, calls);
        return _all.Task;
    }

    internal void Came()
    {
        if (Interlocked.Decrement(ref _left) == 0)
        {
            _all.TrySetResult(TimeProvider.System.GetTimestamp());
        }
    }
}
