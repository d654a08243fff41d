namespace LenNotify.Storage;

/// <summary>Kinds of engagement.</summary>
public enum EngagementKind
{
    /// <summary>Saw it opened.</summary>
    Opened,

    /// <summary>Followed its address or pressed a button.</summary>
    Clicked,
}
