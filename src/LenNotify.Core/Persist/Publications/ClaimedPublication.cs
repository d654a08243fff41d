namespace LenNotify.Storage;

/// <summary>A publication that this owner may route.</summary>
/// <param name="Publication">What.</param>
/// <param name="Cursor">Where its fan-out goes on; null at the beginning.</param>
/// <param name="Claims">How often it was claimed since its cursor last moved, this time included: more than a few mean that it cannot be routed.</param>
public sealed record ClaimedPublication(Publication Publication, string? Cursor, int Claims);
