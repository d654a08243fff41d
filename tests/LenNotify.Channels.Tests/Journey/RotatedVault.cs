namespace LenNotify.Channels.Tests;

/// <summary>Where a host keeps a channel's credential, and counts how often it is asked for.</summary>
internal sealed class RotatedVault(string first) : ISecretProvider
{
    private int _asked;

    public string Current { get; set; } = first;

    public int Asked => _asked;

    public ValueTask<string?> GetSecretAsync(string name, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _asked);
        return new(Current);
    }
}
