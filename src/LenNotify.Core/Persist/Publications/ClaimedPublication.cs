namespace LenNotify.Storage;

/// <summary>A publication that this owner may route.</summary>
/// <param name="Publication">What.</param>
/// <param name="Cursor">Where its fan-out goes on; null at the beginning.</param>
public sealed record ClaimedPublication(Publication Publication, string? Cursor);
