namespace LenNotify;

/// <summary>Work that nobody waits for any more.</summary>
internal static class Abandoned
{
    /// <summary>Whatever becomes of it, its failure is nobody's: it does not end as an unobserved exception in the host's log.</summary>
    internal static void Observe(Task task)
    {
        if (!task.IsCompleted)
        {
            task.ContinueWith(
                static ended => _ = ended.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }
}
