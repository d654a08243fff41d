namespace LenNotify;

/// <summary>
/// What few decisions read of a person, apart from what all of them read: <see cref="CompiledPreferences"/> is one
/// cache line long, which is what an audience of thousands costs.
/// </summary>
internal sealed class PersonDetails
{
    internal PersonDetails(Preferences document, ChannelReach reach, EngineSettings settings)
    {
        Settings = settings;
        Reach = reach.Reasons;
        Reachable = reach.Reachable;
        OptedOut = reach.OptedOut;
        Closable = reach.Closable;
        ClosedHours = reach.ClosedHours;
        ChannelsByPriority = ByPriority(document, settings);
        FilterKeys = FilterTable.KeysOf(document.Filters, settings);
        FilterSlots = FilterTable.SlotsOf(document.Filters, settings);
        Types = OverridesOf(document, settings);
        LeavesAny = Array.Exists(Types, type => type.Left != 0);
        UsuallyLeft = Array.Find(Types, type => type.Left is > 0 and <= byte.MaxValue).Left;
        KeepsToInbox = document.QuietHours.KeepToInbox;
    }

    internal EngineSettings Settings { get; }

    /// <summary>By channel, <see cref="Reason.Routed"/> or why it does not reach the person.</summary>
    internal Reason[] Reach { get; }

    /// <summary>Channels that are on and reach the person.</summary>
    internal ulong Reachable { get; }

    internal ulong OptedOut { get; }

    /// <summary>Channels with closed hours for this person's country.</summary>
    internal ulong Closable { get; }

    /// <summary>By channel, its closed hours; empty when no channel has any.</summary>
    internal QuietSchedule?[] ClosedHours { get; }

    /// <summary>By priority, the channels the person chose; null where nothing was chosen.</summary>
    internal ulong?[]? ChannelsByPriority { get; }

    /// <summary>The attribute keys that the person filters by.</summary>
    internal KnownKeys.Key[] FilterKeys { get; }

    /// <summary>See <see cref="FilterTable"/>.</summary>
    internal FilterTable.Slot[] FilterSlots { get; }

    /// <summary>The types for which the person chose something.</summary>
    internal TypeOverride[] Types { get; }

    /// <summary>Whether the person opted out of a type over a channel.</summary>
    internal bool LeavesAny { get; }

    /// <summary>
    /// Channels, of the first eight, that the person left for a type; who leaves several types mostly leaves the same for each.
    /// </summary>
    internal ulong UsuallyLeft { get; }

    internal bool KeepsToInbox { get; }

    private static ulong?[]? ByPriority(Preferences document, EngineSettings settings)
    {
        if (document.ChannelsByPriority.Count == 0)
        {
            return null;
        }

        var masks = new ulong?[(int)Priority.Critical + 1];
        foreach (var (priority, channels) in document.ChannelsByPriority)
        {
            masks[(int)priority] = settings.Mask(channels);
        }

        return masks;
    }

    private static TypeOverride[] OverridesOf(Preferences document, EngineSettings settings)
    {
        var types = new TypeOverride[document.Types.Count];
        var at = 0;
        foreach (var (name, choice) in document.Types)
        {
            var type = settings.TypeOf(name);
            types[at++] = new TypeOverride(StableHash.Of(name), type.Name, new TypeRule(
                Disabled: !choice.Enabled && !type.Mandatory,
                choice.HighPriorityOnly,
                TypeRule.Rank(choice.MinimumSeverity ?? type.MinimumSeverity),
                choice.Frequency ?? type.Frequency,
                HasChannels: choice.Channels is not null,
                choice.Channels is null ? 0 : settings.Mask(choice.Channels)), settings.Mask(choice.LeftChannels));
        }

        return types;
    }
}
