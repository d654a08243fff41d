namespace LenNotify;

/// <summary>A channel's limits; what is left out goes by the host's options.</summary>
/// <param name="Concurrency">Sends at once from each node; 1-10,000.</param>
/// <param name="Rate">Starts on all nodes together.</param>
internal sealed record LimitsBody(int? Concurrency = null, RateBody? Rate = null);
