using LenNotify.Storage;

namespace LenNotify;

/// <summary>A delivery, without its address and content.</summary>
internal sealed record DeliveryBody(
    Guid Id, string UserId, string Channel, string State, string Priority, int Attempts, DateTimeOffset DueAt, IReadOnlyList<Guid> Items, string? Cause = null)
{
    internal static DeliveryBody Of(DeliveryEntry entry) => new(
        entry.Id, entry.UserId, entry.Channel, WireNames.Of(entry.State), WireNames.Of(entry.Priority), entry.Attempts, entry.DueAt, entry.Items, entry.Cause);
}
