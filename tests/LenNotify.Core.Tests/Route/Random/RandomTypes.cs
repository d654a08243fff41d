namespace LenNotify.Core.Tests;

/// <summary>A host's types: one for each thing that a host may settle of a type, and one that it never described.</summary>
internal static class RandomTypes
{
    internal static readonly string[] Names =
        ["plain", "mandatory", "emergency", "scored", "raised", "throttled", "hourly", "daily", "routed", "undescribed"];

    internal static IReadOnlyList<NotificationType> Of(Draw draw) =>
    [
        new("plain") { Throttle = draw.Maybe(0.3, () => RandomHost.Cap(draw, 1, 4)) },
        new("mandatory") { Mandatory = true, MinimumSeverity = draw.Chance(0.2) ? Severity.Warning : Severity.Info },
        new("emergency") { Emergency = true },
        new("scored") { CarriesConfidence = true, ConfidenceRaisesPriority = draw.Chance(0.3) },
        new("raised") { CarriesConfidence = draw.Chance(0.6), ConfidenceRaisesPriority = true },
        new("throttled") { Throttle = RandomHost.Cap(draw, 1, 2) },
        new("hourly") { Frequency = Frequency.Hourly, Throttle = draw.Maybe(0.5, () => RandomHost.Cap(draw, 1, 3)) },
        new("daily") { Frequency = Frequency.Daily, Throttle = draw.Maybe(0.5, () => RandomHost.Cap(draw, 1, 3)) },
        new("routed") { Channels = draw.Some(RandomChannels.Names, 0.5), CarriesConfidence = draw.Chance(0.3) },
    ];
}
