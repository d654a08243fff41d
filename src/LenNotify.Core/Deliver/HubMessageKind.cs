namespace LenNotify;

/// <summary>What changed for a person.</summary>
public enum HubMessageKind
{
    /// <summary>An item came.</summary>
    Received,

    /// <summary>Items were read, on this or another device.</summary>
    Read,

    /// <summary>Items were dismissed, on this or another device.</summary>
    Dismissed,

    /// <summary>An item joined its group.</summary>
    Grouped,

    /// <summary>Only the unread count changed.</summary>
    Counted,

    /// <summary>The preferences changed.</summary>
    PreferencesChanged,
}
