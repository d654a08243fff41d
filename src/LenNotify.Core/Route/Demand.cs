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

    internal static ReadOnlySpan<T> Room<T>(ReadOnlySpan<T> values, EngineSettings settings) =>
        values.Length >= settings.ChannelKeys.Length ? values[..settings.ChannelKeys.Length] : throw TooShort(values.Length, settings);

    internal static Span<DateTimeOffset> Room(Span<DateTimeOffset> turns, EngineSettings settings) =>
        turns.Length >= settings.ChannelKeys.Length ? turns[..settings.ChannelKeys.Length] : throw TooShort(turns.Length, settings);

    private static ArgumentException TooShort(int length, EngineSettings settings) =>
        new($"There is room for {length} channels; the engine has {settings.ChannelKeys.Length}.");

    private static void Refuse(string what, string parameter) =>
        throw new ArgumentException($"The {what} were compiled by another engine; its channels may differ. Compile with the engine that decides.", parameter);
}
