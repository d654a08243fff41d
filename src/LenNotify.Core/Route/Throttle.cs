namespace LenNotify;

/// <summary>At most <paramref name="Limit"/> starts in any rolling <paramref name="Per"/>. What exceeds waits; nothing is lost.</summary>
/// <param name="Limit">1-1,000.</param>
/// <param name="Per">One second to 31 days.</param>
public sealed record Throttle(int Limit, TimeSpan Per)
{
    /// <summary>Folds what exceeds into the next hourly digest, instead of holding it until the cap has room.</summary>
    public bool FoldsIntoDigest { get; init; }

    /// <summary>At most <paramref name="limit"/> an hour.</summary>
    public static Throttle PerHour(int limit) => new(limit, TimeSpan.FromHours(1));
}
