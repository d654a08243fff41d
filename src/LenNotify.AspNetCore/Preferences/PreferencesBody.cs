namespace LenNotify;

/// <summary>
/// <see cref="Preferences"/> as they are on the wire, for whoever describes the endpoints: the document writes itself. A test
/// holds the one against the other.
/// </summary>
internal sealed record PreferencesBody
{
    public long? Version { get; init; }

    public string? TimeZone { get; init; }

    public string? Language { get; init; }

    public double? ConfidenceThreshold { get; init; }

    public IReadOnlyDictionary<string, bool>? Channels { get; init; }

    public IReadOnlyDictionary<string, IReadOnlyList<string>>? ChannelsByPriority { get; init; }

    public IReadOnlyDictionary<string, TypePreferenceBody>? Types { get; init; }

    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Filters { get; init; }

    public QuietHoursBody? QuietHours { get; init; }

    public string? DigestAt { get; init; }

    public bool? EmailDigest { get; init; }
}
