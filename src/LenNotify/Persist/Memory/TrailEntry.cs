namespace LenNotify;

/// <summary>
/// Something that happened to an item. One chain per item, newest first, holds all sorts: most items have one entry, and
/// one reference is all that an item without any pays.
/// </summary>
internal abstract class TrailEntry
{
    /// <summary>What happened before it.</summary>
    public TrailEntry? Before { get; set; }
}
