namespace LenNotify.Core.Tests;

/// <summary>People's choices.</summary>
internal static class RandomPeople
{
    internal static readonly string[] Zones =
    [
        "Etc/UTC", "Europe/Amsterdam", "America/New_York", "Asia/Kolkata", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Chatham",
        "Africa/Cairo", "America/Nuuk", "Antarctica/Troll", "America/St_Johns", "Asia/Calcutta", "Pacific/Apia", "Africa/Casablanca",
    ];

    private static readonly Weekdays[] Days =
        [Weekdays.All, Weekdays.All, Weekdays.Saturday | Weekdays.Sunday, Weekdays.All & ~Weekdays.Sunday, Weekdays.Friday | Weekdays.Tuesday];

    internal static Preferences Preferences(Draw draw) => new()
    {
        TimeZone = draw.Maybe(0.85, () => draw.Pick(Zones)),
        ConfidenceThreshold = draw.Pick([85, 85, 85, 0, 100, 70.5]),
        Channels = Channels(draw),
        ChannelsByPriority = draw.Some(Enum.GetValues<Priority>(), 0.15)
            .ToDictionary(priority => priority, _ => (IReadOnlyList<string>)draw.Some(RandomChannels.Names, 0.7)),
        Types = draw.Some(RandomTypes.Names, 0.5).ToDictionary(type => type, _ => Type(draw)),
        Filters = RandomNotifications.Attributes.Where(_ => draw.Chance(0.15)).ToDictionary(
            attribute => attribute.Key,
            attribute => (IReadOnlyList<string>)draw.Some(attribute.Values, 0.5)),
        QuietHours = Quiet(draw),
        DigestAt = Time(draw),
    };

    /// <summary>On quarters of an hour, so that instants often meet its edges.</summary>
    internal static QuietWindow Window(Draw draw)
    {
        while (true)
        {
            var window = new QuietWindow(Time(draw), draw.Chance(0.1) ? TimeOfDay.EndOfDay : Time(draw), draw.Pick(Days));
            if (window.Start != window.End)
            {
                return window;
            }
        }
    }

    private static TimeOfDay Time(Draw draw) => new(draw.Number(0, 23), draw.Pick([0, 0, 15, 30, 45]));

    private static Dictionary<string, bool> Channels(Draw draw)
    {
        var channels = draw.Some(RandomChannels.Names, 0.4).ToDictionary(channel => channel, _ => draw.Chance(0.8));
        if (draw.Chance(0.1))
        {
            channels["fax"] = true;
        }

        return channels;
    }

    private static TypePreference Type(Draw draw) => new()
    {
        Enabled = draw.Chance(0.9),
        MinimumSeverity = draw.MaybeValue(0.25, () => draw.Pick([Severity.Info, Severity.Success, Severity.Warning, Severity.Error])),
        HighPriorityOnly = draw.Chance(0.1),
        Frequency = draw.MaybeValue(0.4, () => draw.Pick(Enum.GetValues<Frequency>())),
        Channels = draw.Maybe(0.3, () => draw.Some([.. RandomChannels.Names, "fax"], 0.8)),
        LeftChannels = draw.Maybe(0.2, () => draw.Chance(0.5) ? [ChannelNames.Email] : draw.Some([.. RandomChannels.Names, "fax"], 0.4)) ?? [],
    };

    private static QuietHours Quiet(Draw draw) => new()
    {
        Enabled = draw.Chance(0.6),
        KeepToInbox = draw.Chance(0.2),
        Windows = draw.Chance(0.05)
            ? [QuietWindow.Between("00:00", "24:00")]
            : draw.Times(draw.Number(0, 3), () => Window(draw)),
    };
}
