namespace LenNotify.Storage;

/// <summary>A provider's later word on a message.</summary>
/// <param name="Reached">
/// True: it reached the person. False: it did not and never will, so a delivered one becomes a dead letter with
/// <paramref name="Status"/> as its cause. Null: it is under way. The first final word stays; whatever comes after it, or
/// again, changes nothing.
/// </param>
/// <param name="Status">The provider's own word for it.</param>
/// <param name="At">When, by the provider's clock.</param>
public sealed record ProviderReport(bool? Reached, string Status, DateTimeOffset At);
