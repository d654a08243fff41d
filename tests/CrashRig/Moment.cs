namespace LenNotify.CrashRig;

/// <summary>The rig is about real processes and real leases: it looks every now and then, by the machine's time.</summary>
internal static class Moment
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(20);

    /// <summary>A short one.</summary>
    internal static async Task PassAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Short, TimeProvider.System);
        await timer.WaitForNextTickAsync(cancellationToken);
    }

    /// <summary>Until it is so; whoever waits too long is told for what.</summary>
    internal static async Task UntilAsync(string what, Func<Task<bool>> isSo, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Short, TimeProvider.System);
        try
        {
            while (!await isSo())
            {
                await timer.WaitForNextTickAsync(cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"The rig waited in vain for {what}.");
        }
    }
}
