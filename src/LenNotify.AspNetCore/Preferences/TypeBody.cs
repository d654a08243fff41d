namespace LenNotify;

/// <summary>A type that the host described.</summary>
internal sealed record TypeBody(string Name, bool Mandatory, bool CarriesConfidence, Severity MinimumSeverity, Frequency Frequency, IReadOnlyList<string>? Channels = null)
{
    internal static TypeBody Of(NotificationType type) => new(
        type.Name, type.Mandatory, type.CarriesConfidence, type.MinimumSeverity, type.Frequency, type.Channels);
}
