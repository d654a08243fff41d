using LenNotify.Storage;

namespace LenNotify;

/// <summary>What an attempt's answer makes of its delivery.</summary>
internal sealed class Outcomes(TimeSpan maxAge, Random jitter)
{
    private static readonly TimeSpan MostDeferral = TimeSpan.FromDays(1);
    private static readonly TimeSpan LeastDeferral = TimeSpan.FromSeconds(1);

    internal Completion Of(ClaimedDelivery delivery, DeliveryResult result, DateTimeOffset now) => result.Outcome switch
    {
        DeliveryOutcome.Delivered => new Completion(delivery.Due.Id, CompletionState.Delivered) { ProviderReference = result.ProviderReference },
        DeliveryOutcome.Transient => Again(
            delivery, CompletionState.RetryAt, now + RetrySchedule.After(delivery.Due.Attempts + 1, jitter.NextDouble()), result.Cause),
        DeliveryOutcome.Throttled => Again(delivery, CompletionState.Deferred, Sane(result.RetryAt, now), result.Cause ?? "throttled by the provider"),
        _ => Dead(delivery, result.Cause),
    };

    private Completion Again(ClaimedDelivery delivery, CompletionState state, DateTimeOffset at, string? cause) =>
        at - delivery.FirstAttemptAt > maxAge
            ? Dead(delivery, $"too old to try again, last: {cause}")
            : new Completion(delivery.Due.Id, state) { At = at, Cause = cause };

    private static Completion Dead(ClaimedDelivery delivery, string? cause) => new(delivery.Due.Id, CompletionState.Dead) { Cause = cause ?? "no cause given" };

    // A provider may say nonsense: a time long past would make a tight loop, one in the next century a lost message.
    private static DateTimeOffset Sane(DateTimeOffset? at, DateTimeOffset now) =>
        at is not { } named || named < now + LeastDeferral ? now + LeastDeferral
        : named > now + MostDeferral ? now + MostDeferral
        : named;
}
