using LenNotify.Storage;

namespace LenNotify;

/// <summary>A message by the provider's own reference.</summary>
internal sealed class ReportedMessage(long since)
{
    /// <summary>When it was first heard of.</summary>
    public long Since => since;

    /// <summary>Which delivery it was; null before that completed.</summary>
    public MemoryDelivery? Row { get; set; }

    /// <summary>The first final word on it.</summary>
    public ProviderReport? Final { get; set; }
}
