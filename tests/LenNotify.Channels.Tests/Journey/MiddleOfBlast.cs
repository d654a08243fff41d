namespace LenNotify.Channels.Tests;

/// <summary>Holds a provider's answers until as many calls are under way as there can be, and lets something happen while they are.</summary>
internal sealed class MiddleOfBlast(int after, int atOnce, Action happens)
{
    private readonly TaskCompletionSource _happened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _came;

    public Task PassAsync()
    {
        var came = Interlocked.Increment(ref _came);
        if (came <= after)
        {
            return Task.CompletedTask;
        }

        if (came == after + atOnce)
        {
            happens();
            _happened.SetResult();
        }

        return _happened.Task;
    }
}
