namespace LenNotify.Storage;

/// <summary>Some of many, by keyset.</summary>
/// <param name="Items">In the order that was asked for.</param>
/// <param name="Next">Where the next page begins; null at the end. Means nothing to anyone but the store.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next)
{
    /// <summary>How many there are on all pages, where that was asked for and up to where it was to be counted; else null.</summary>
    public long? Total { get; init; }
}
