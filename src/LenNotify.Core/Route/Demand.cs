namespace LenNotify;

/// <summary>What callers of the engine owe it.</summary>
internal static class Demand
{
    /// <summary>Masks speak of one engine's channels; with another's they would lie.</summary>
    internal static void SameEngine(CompiledPreferences person, EngineSettings settings)
    {
        if (!ReferenceEquals(person.Settings, settings))
        {
            Refuse("preferences", nameof(person));
        }
    }

    internal static void SameEngine(CompiledNotification notification, EngineSettings settings)
    {
        if (!ReferenceEquals(notification.Settings, settings))
        {
            Refuse("notification", nameof(notification));
        }
    }

    private static void Refuse(string what, string parameter) =>
        throw new ArgumentException($"The {what} were compiled by another engine; its channels may differ. Compile with the engine that decides.", parameter);
}
