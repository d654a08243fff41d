using LenNotify.Storage;

namespace LenNotify;

/// <summary>An item as its owner may have it.</summary>
/// <param name="History">The item and what happened to its deliveries.</param>
/// <param name="Engagement">What the person did with it.</param>
internal sealed record ExportedItem(ItemHistory History, IReadOnlyList<ExportedEngagement> Engagement);
