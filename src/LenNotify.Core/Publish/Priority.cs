namespace LenNotify;

/// <summary>How hard we try to reach the person. Chosen by the <see cref="IPriorityPolicy"/> unless the publisher states it.</summary>
public enum Priority
{
    /// <summary>In-app only by default. A notification that keeps repeating is demoted to this.</summary>
    Low,

    /// <summary>In-app only by default.</summary>
    Normal,

    /// <summary>In-app and email by default.</summary>
    High,

    /// <summary>Every enabled channel by default; skips digests, quiet hours, grouping and the cap per user.</summary>
    Critical,
}
