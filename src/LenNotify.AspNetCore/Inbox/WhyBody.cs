using LenNotify.Storage;

namespace LenNotify;

/// <summary>Why an item took the channels that it took, and what came of it.</summary>
internal sealed record WhyBody(
    Guid Id, string Type, string Priority, bool Listed, DateTimeOffset CreatedAt,
    IReadOnlyList<DecisionBody> Decisions, IReadOnlyList<RulingBody> Rulings, IReadOnlyList<AttemptBody> Attempts)
{
    internal static WhyBody Of(ItemHistory history) => new(
        history.Item.Id,
        history.Item.Notification.Type,
        WireNames.Of(history.Item.Priority),
        history.Item.Listed,
        history.Item.CreatedAt,
        [.. history.Item.Decisions.Select(DecisionBody.Of)],
        [.. history.Rulings.Select(ruling => new RulingBody(ruling.DeliveryId, DecisionBody.Of(ruling.Decision), ruling.At))],
        [.. history.Attempts.Select(AttemptBody.Of)]);
}
