using LenNotify.Storage;

namespace LenNotify;

/// <summary>What the person did with the item.</summary>
internal sealed class EngagementTrail(Engagement engagement, DateTimeOffset at) : TrailEntry
{
    /// <summary>What.</summary>
    public Engagement Engagement => engagement;

    /// <summary>When.</summary>
    public DateTimeOffset At => at;
}
