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
    internal static Span<ChannelDecision> Room(Span<ChannelDecision> decisions, EngineSettings settings) =>
        decisions.Length >= settings.ChannelKeys.Length
            ? decisions[..settings.ChannelKeys.Length]
            : throw new ArgumentException($"There is room for {decisions.Length} decisions; the engine has {settings.ChannelKeys.Length} channels.", nameof(decisions));

    private static void Refuse(string what, string parameter) =>
        throw new ArgumentException($"The {what} were compiled by another engine; its channels may differ. Compile with the engine that decides.", parameter);
}
