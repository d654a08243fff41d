namespace LenNotify;

/// <summary>A type that the host described.</summary>
internal sealed record TypeBody(string Name, bool Mandatory, bool CarriesConfidence, string MinimumSeverity, string Frequency, IReadOnlyList<string>? Channels)
{
    internal static TypeBody Of(NotificationType type) => new(
        type.Name, type.Mandatory, type.CarriesConfidence, WireNames.Of(type.MinimumSeverity), WireNames.Of(type.Frequency), type.Channels);
}
