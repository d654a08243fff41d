namespace LenNotify.Storage;

/// <summary>A provider's later word on a message.</summary>
/// <param name="Reached">Whether it reached the person; null while it is under way.</param>
/// <param name="Status">The provider's own word for it.</param>
/// <param name="At">When, by the provider's clock.</param>
public sealed record ProviderReport(bool? Reached, string Status, DateTimeOffset At);
