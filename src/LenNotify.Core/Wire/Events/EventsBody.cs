namespace LenNotify;

/// <summary>What a producer publishes.</summary>
/// <param name="Events">In order.</param>
internal sealed record EventsBody(IReadOnlyList<EventBody> Events);
