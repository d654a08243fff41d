namespace LenNotify;

/// <summary>An event on its way, as it is written, and who waits for it.</summary>
internal sealed class WaitingEvent(ReadOnlyMemory<byte> json)
{
    private readonly TaskCompletionSource<EventResult> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _given;

    internal ReadOnlyMemory<byte> Json => json;

    internal Task<EventResult> Done => _done.Task;

    /// <summary>False when nobody waits for it any more: then it is not sent.</summary>
    internal bool TryTake() => Interlocked.Exchange(ref _given, 1) == 0;

    internal void Complete(EventResult result) => _done.TrySetResult(result);

    internal void Fail(Exception error) => _done.TrySetException(error);
}
