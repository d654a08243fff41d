namespace LenNotify.Testing;

/// <summary>
/// Lets a test say what it expects in one sentence without awaits. Nothing that is waited for needs the thread of the test:
/// it runs elsewhere, whatever context the test framework brings.
/// </summary>
internal static class Blocking
{
#pragma warning disable RS0030 // This is the one place that waits.
    internal static void Wait(Func<Task> work) => Task.Run(work).GetAwaiter().GetResult();

    internal static T Wait<T>(Func<Task<T>> work) => Task.Run(work).GetAwaiter().GetResult();
#pragma warning restore RS0030
}
