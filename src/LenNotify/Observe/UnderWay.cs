namespace LenNotify;

/// <summary>
/// Counts what goes on in the background of this process: every signal that was not heard yet, every call that was not
/// answered, every loop that does not wait. At zero nothing happens any more until time passes or somebody acts from outside.
/// A test waits for that; nothing else looks.
/// </summary>
internal sealed class UnderWay
{
    private long _count;
    private Action? _atRest;

    /// <summary>Called whenever the count comes to zero, by whoever ended last.</summary>
    internal Action? AtRest
    {
        get => _atRest;

        // With a full fence: whoever sets it and then asks sees the end of the last, or is called by it.
        set => Interlocked.Exchange(ref _atRest, value);
    }

    internal bool IsAtRest => Volatile.Read(ref _count) == 0;

    /// <summary>Something begins. What begins because of something else does so before that ends.</summary>
    internal void Begin(int count = 1) => Interlocked.Add(ref _count, count);

    internal void End(int count = 1)
    {
        if (Interlocked.Add(ref _count, -count) == 0)
        {
            _atRest?.Invoke();
        }
    }

    /// <summary>Waits for time to pass, at rest meanwhile: what waits goes on under way from the instant on. A cancellation ends it early and does not throw.</summary>
    internal async Task PauseAsync(TimeSpan pause, TimeProvider time, CancellationToken cancellationToken)
    {
        var over = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var timer = time.CreateTimer(_ => Wake(over), null, pause, Timeout.InfiniteTimeSpan);
        using var cancelled = cancellationToken.UnsafeRegister(_ => Wake(over), null);
        End();
        await over.Task.ConfigureAwait(false);
    }

    private void Wake(TaskCompletionSource over)
    {
        Begin();
        if (!over.TrySetResult())
        {
            End();
        }
    }
}
