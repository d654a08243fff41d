namespace LenNotify;

/// <summary>How many were given up.</summary>
internal sealed record DiscardedBody(long Discarded);
