using System.Runtime.CompilerServices;

namespace LenNotify;

/// <summary>What callers of the engine owe it.</summary>
internal static class Demand
{
    /// <summary>Masks speak of one engine's channels; with another's they would lie.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void SameEngine(in CompiledPreferences person, EngineSettings settings)
    {
        // The default value has no calendar.
        if (!ReferenceEquals(person.Calendar?.Zones, settings.Zones))
        {
            Refuse("preferences", nameof(person));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void SameEngine(CompiledNotification notification, EngineSettings settings)
    {
        if (!ReferenceEquals(notification.Settings, settings))
        {
            Refuse("notification", nameof(notification));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Span<ChannelDecision> Room(Span<ChannelDecision> decisions, EngineSettings settings)
    {
        var channels = settings.ChannelKeys.Length;
        if (decisions.Length < channels)
        {
            RefuseRoom(decisions, channels);
        }

        return decisions[..channels];
    }

    // By themselves: what makes their texts must not be inlined into every decision.
    private static void RefuseRoom(ReadOnlySpan<ChannelDecision> decisions, int channels) =>
        throw new ArgumentException($"There is room for {decisions.Length} decisions; the engine has {channels} channels.", nameof(decisions));

    private static void Refuse(string what, string parameter) =>
        throw new ArgumentException($"The {what} were compiled by another engine; its channels may differ. Compile with the engine that decides.", parameter);
}
