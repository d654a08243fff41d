namespace LenNotify.Testing.Tests;

/// <summary>Makes a new key for every attempt, so that a repeat arrives twice.</summary>
internal sealed class ForgetsTheKey(HttpClient client) : Topics(client)
{
    private int _calls;

    protected override string KeyOf(Delivery delivery) => $"call-{Interlocked.Increment(ref _calls)}";
}
