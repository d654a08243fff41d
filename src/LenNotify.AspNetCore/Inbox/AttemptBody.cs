using LenNotify.Storage;

namespace LenNotify;

/// <summary>One attempt.</summary>
internal sealed record AttemptBody(Guid DeliveryId, string Channel, int Number, DateTimeOffset StartedAt, DateTimeOffset? EndedAt = null, string? State = null, string? Cause = null)
{
    internal static AttemptBody Of(AttemptEntry attempt) => new(
        attempt.DeliveryId, attempt.Channel, attempt.Number, attempt.StartedAt, attempt.EndedAt, attempt.State is { } state ? WireNames.Of(state) : null, attempt.Cause);
}
