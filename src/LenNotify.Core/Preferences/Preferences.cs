using System.Text.Json;

namespace LenNotify;

/// <summary>
/// A person's choices: one immutable document. <c>new Preferences()</c> is what a new person has. Change it with
/// <c>with</c> or <see cref="Patch"/>; documents with the same choices are equal.
/// </summary>
public sealed record Preferences
{
    /// <summary>Counts the stored changes; 0 is a document that was never stored.</summary>
    public long Version { get; init; }

    /// <summary>The tz database id that quiet hours and digests go by; null is the host's <see cref="RoutingOptions.DefaultTimeZone"/>.</summary>
    public string? TimeZone { get; init; }

    /// <summary>A BCP 47 tag such as <c>nl</c> or <c>pt-BR</c>; null is the host's default.</summary>
    public string? Language { get; init; }

    /// <summary>Below this a notification of a type that carries a confidence is filtered; 0-100.</summary>
    public double ConfidenceThreshold { get; init => field = value + 0.0; } = 85; // -0 equals 0, so it is written as 0 too

    /// <summary>Channels turned on or off; one that is not named is as its <see cref="ChannelPolicy"/> says.</summary>
    public IReadOnlyDictionary<string, bool> Channels { get; init => field = ValueMap.Of(value); } =
        ValueMap.Of(new Dictionary<string, bool> { [ChannelNames.InApp] = true, [ChannelNames.Email] = true });

    /// <summary>Replaces the default channels of a priority.</summary>
    public IReadOnlyDictionary<Priority, IReadOnlyList<string>> ChannelsByPriority { get; init => field = ValueMap.OfLists(value, Comparer<Priority>.Default); } =
        ValueMap.OfLists<Priority, string>(null, Comparer<Priority>.Default);

    /// <summary>Choices per type.</summary>
    public IReadOnlyDictionary<string, TypePreference> Types { get; init => field = ValueMap.Of(value); } =
        ValueMap.Of(new Dictionary<string, TypePreference> { ["insight"] = new() { Frequency = LenNotify.Frequency.Daily } });

    /// <summary>
    /// Allow-lists by attribute: a notification that has the attribute must have one of the values. An empty list allows
    /// all, and a notification without the attribute passes.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Filters { get; init => field = ValueMap.OfLists(value, StringComparer.Ordinal); } =
        ValueMap.OfLists<string, string>(null, StringComparer.Ordinal);

    /// <summary>When not to be disturbed.</summary>
    public QuietHours QuietHours { get; init => field = value ?? new(); } = new();

    /// <summary>When the daily digest comes, by the person's clock.</summary>
    public TimeOfDay DigestAt { get; init; } = new(9);

    /// <summary>One mail a day, at <see cref="DigestAt"/>, of what came to the inbox and to no mail, and was not read by then.</summary>
    public bool EmailDigest { get; init; }

    /// <summary>Reads a document. What it leaves out, or says null to, is as for a new person.</summary>
    /// <exception cref="InvalidInputException">With every problem at once; see <see cref="Validate"/>.</exception>
    public static Preferences Parse(string json, ITimeZones zones) => PreferencesReader.Parse(json, zones);

    /// <summary>
    /// Changes what <paramref name="json"/> names and nothing else (a JSON merge patch: null means back to the default,
    /// or removes an entry of a map).
    /// </summary>
    /// <exception cref="InvalidInputException">With every problem at once; this document stays as it is.</exception>
    public Preferences Patch(string json, ITimeZones zones) => PreferencesReader.Patch(this, json, zones);

    /// <summary>Every problem of the document; empty when it is sound.</summary>
    public IReadOnlyList<Problem> Validate(ITimeZones zones) => PreferencesRules.Check(this, zones);

    /// <summary>The whole document, defaults included, in snake_case. The same document gives the same text everywhere.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, WireContext.Default.Preferences);
}
