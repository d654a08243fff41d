using LenNotify.Storage;

namespace LenNotify;

/// <summary>A delivery that failed for good, without its address and content.</summary>
internal sealed record DeadLetterBody(
    Guid Id, string UserId, string Channel, string Priority, int Attempts, string Cause, DateTimeOffset DiedAt, IReadOnlyList<Guid> Items, IReadOnlyList<string> Types)
{
    internal static DeadLetterBody Of(DeadLetter letter) => new(
        letter.Delivery.Id,
        letter.UserId,
        letter.Delivery.Channel,
        WireNames.Of(letter.Delivery.Priority),
        letter.Delivery.Attempts,
        letter.Cause,
        letter.DiedAt,
        [.. letter.Delivery.Members.Select(item => item.Id)],
        [.. letter.Delivery.Members.Select(item => item.Notification.Type).Distinct()]);
}
