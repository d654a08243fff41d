namespace LenNotify;

/// <summary>The host's last answer for one secret.</summary>
internal sealed class KeptSecret : IDisposable
{
    /// <summary>One asks, the others wait for the answer.</summary>
    internal SemaphoreSlim Gate { get; } = new(1, 1);

    internal string? Value { get; set; }

    /// <summary>When to ask again; at once at first.</summary>
    internal long AskAfter { get; set; } = long.MinValue;

    /// <summary>When it was last asked for out of turn.</summary>
    internal long? RenewedAt { get; set; }

    public void Dispose() => Gate.Dispose();
}
