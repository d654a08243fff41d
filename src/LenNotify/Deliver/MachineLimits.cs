namespace LenNotify;

/// <summary>The bounds of one channel's work.</summary>
/// <param name="Concurrency">Sends at once.</param>
/// <param name="Poll">How long at most between two looks into the store.</param>
/// <param name="Backoff">How long to leave a store alone that failed.</param>
/// <param name="SendMargin">What must be left of a lease for a send to begin.</param>
internal sealed record MachineLimits(int Concurrency, TimeSpan Poll, TimeSpan Backoff, TimeSpan SendMargin);
