namespace LenNotify.Simulation;

/// <summary>
/// The store in memory answers before it returns, and so must all that is built on it here: what is not done by then would go
/// on behind the simulation's back.
/// </summary>
internal static class Sync
{
    internal static T Done<T>(Task<T> task) => task.IsCompleted ? task.GetAwaiter().GetResult() : throw Late();

    internal static T Done<T>(ValueTask<T> task) => task.IsCompleted ? task.GetAwaiter().GetResult() : throw Late();

    internal static void Done(Task task)
    {
        if (!task.IsCompleted)
        {
            throw Late();
        }

        task.GetAwaiter().GetResult();
    }

    private static InvalidOperationException Late() => new("A call did not end at once: the simulation would not be the only one at work.");
}
