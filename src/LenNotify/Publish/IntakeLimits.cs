namespace LenNotify;

/// <summary>How much waits, and for how long.</summary>
/// <param name="Capacity">Publications that wait for the store.</param>
/// <param name="Timeout">How long for room, and how long one write may take.</param>
/// <param name="Time">Whose time.</param>
internal sealed record IntakeLimits(int Capacity, TimeSpan Timeout, TimeProvider Time)
{
    /// <summary>How many writes may be under way at once.</summary>
    internal int Writes { get; init; } = 1;

    /// <summary>The store's answer, if it comes in time. What is usually at hand costs nothing.</summary>
    internal async ValueTask<T> WithinAsync<T>(ValueTask<T> answer, CancellationToken cancellationToken)
    {
        if (answer.IsCompleted)
        {
            return await answer.ConfigureAwait(false);
        }

        var asking = answer.AsTask();
        try
        {
            return await asking.WaitAsync(Timeout, Time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            Abandoned.Observe(asking);
            throw PublishRefusedException.NoAnswer(Timeout);
        }
    }
}
