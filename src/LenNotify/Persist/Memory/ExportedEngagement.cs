using LenNotify.Storage;

namespace LenNotify;

/// <summary>What the person did with an item.</summary>
/// <param name="Engagement">What.</param>
/// <param name="At">When.</param>
internal sealed record ExportedEngagement(Engagement Engagement, DateTimeOffset At);
