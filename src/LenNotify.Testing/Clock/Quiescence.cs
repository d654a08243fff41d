namespace LenNotify.Testing;

/// <summary>Waits until a host has done everything that it can do without time passing.</summary>
internal sealed class Quiescence(UnderWay underWay) : IDisposable
{
    // Only for what never ends: a real adapter that waits for something outside, or a mistake.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly SemaphoreSlim _one = new(1, 1);

    public void Dispose() => _one.Dispose();

    internal async Task ReachAsync()
    {
        await _one.WaitAsync().ConfigureAwait(false);
        try
        {
            while (!underWay.IsAtRest)
            {
                var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                underWay.AtRest = () => reached.TrySetResult();
                if (!underWay.IsAtRest)
                {
                    await reached.Task.WaitAsync(Patience, TimeProvider.System).ConfigureAwait(false);
                }
            }
        }
        catch (TimeoutException)
        {
            throw new InvalidOperationException(
                $"The host did not come to rest within {Patience.TotalSeconds:N0} s. Something that it waits for never answers: a real adapter, a contact directory or a segment resolver of yours? Let a channel hang with host.Channel(\"...\").Hangs().");
        }
        finally
        {
            _one.Release();
        }
    }
}
