namespace LenNotify;

/// <summary>A set of days of the week. In JSON a list such as <c>["mon", "tue"]</c>; absent means every day.</summary>
[Flags]
public enum Weekdays
{
    /// <summary>No day. Refused in a window, and treated as never.</summary>
    None = 0,

    /// <summary>Monday.</summary>
    Monday = 1,

    /// <summary>Tuesday.</summary>
    Tuesday = 2,

    /// <summary>Wednesday.</summary>
    Wednesday = 4,

    /// <summary>Thursday.</summary>
    Thursday = 8,

    /// <summary>Friday.</summary>
    Friday = 16,

    /// <summary>Saturday.</summary>
    Saturday = 32,

    /// <summary>Sunday.</summary>
    Sunday = 64,

    /// <summary>Every day.</summary>
    All = 127,
}
