using LenNotify.Storage;

namespace LenNotify;

/// <summary>A ruling on a delivery that carried the item.</summary>
internal sealed class RulingTrail(RulingEntry ruling) : TrailEntry
{
    /// <summary>As it is told.</summary>
    public RulingEntry Ruling => ruling;
}
