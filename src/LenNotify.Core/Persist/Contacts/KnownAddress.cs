namespace LenNotify.Storage;

/// <summary>What a store knows of an address.</summary>
/// <param name="Owners">The people in whose books it is, by id.</param>
/// <param name="Suppressed">Why nothing may be sent to it; null when nothing stands against it.</param>
public sealed record KnownAddress(IReadOnlyList<string> Owners, Suppression? Suppressed);
