namespace LenNotify;

/// <summary>
/// When the law closes text messages and calls, by the recipient's wall clock. The channel's policy begins with it; the host's own
/// policy may say more or other. Only a type that the host marks as emergency passes.
/// </summary>
public static class TwilioLegalHours
{
    /// <summary>
    /// United States: 8:00 to 21:00 (TCPA). Canada: 9:00 to 21:30, weekends 10:00 to 18:00 (CRTC). It goes by the country of the
    /// contact; where nobody gave one, by the number's.
    /// </summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<QuietWindow>> Usual { get; } = new Dictionary<string, IReadOnlyList<QuietWindow>>
    {
        ["US"] = [QuietWindow.Between("21:00", "08:00")],
        ["CA"] =
        [
            QuietWindow.Between("21:30", "09:00", Weekdays.Monday | Weekdays.Tuesday | Weekdays.Wednesday | Weekdays.Thursday),
            QuietWindow.Between("21:30", "10:00", Weekdays.Friday),
            QuietWindow.Between("18:00", "10:00", Weekdays.Saturday),
            QuietWindow.Between("18:00", "09:00", Weekdays.Sunday),
        ],
    };
}
