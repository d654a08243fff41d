namespace LenNotify.Core.Tests;

/// <summary>What hosts publish.</summary>
internal static class RandomNotifications
{
    internal static readonly (string Key, string[] Values)[] Attributes =
        [("symbols", ["BTC/USD", "ETH/USD", "SOL/USD"]), ("strategies", ["trend", "mean"])];

    private static readonly double[] Scores = [0, 50, 79.999, 80, 84.999, 85, 89.999, 90, 95, 100];

    /// <summary>A notification; where it expires, it does so a little after one of the given instants.</summary>
    internal static Notification Of(Draw draw, IReadOnlyList<DateTimeOffset> around) => new()
    {
        Type = draw.Pick(RandomTypes.Names),
        Title = "Title",
        Severity = draw.Pick([Severity.Info, Severity.Info, Severity.Success, Severity.Warning, Severity.Error, Severity.Critical]),
        Priority = draw.MaybeValue(0.3, () => draw.Pick(Enum.GetValues<Priority>())),
        Confidence = draw.MaybeValue(0.7, () => draw.Pick(Scores)),
        NewsContext = draw.Maybe(0.3, () => new string('n', draw.Pick([0, 50, 51, 300]))),
        Attributes = Attributes.Where(_ => draw.Chance(0.4)).ToDictionary(attribute => attribute.Key, attribute => draw.Pick(attribute.Values)),
        GroupKey = draw.Maybe(0.6, () => draw.Pick(["g1", "g2"])),
        RepeatKey = draw.Maybe(0.5, () => draw.Pick(["r1", "r2"])),
        ThrottleKey = draw.Maybe(0.4, () => draw.Pick(["a", "b"])),
        Channels = draw.Maybe(0.3, () => draw.Some([.. RandomChannels.Names, "fax"], 0.8)),
        BypassQuietHours = draw.Chance(0.1),
        ExpiresAt = draw.MaybeValue(0.1, () => draw.Pick(around) + draw.HalfMinutes(20)),
    };
}
