namespace LenNotify.Storage;

/// <summary>An address to which nothing may be sent.</summary>
/// <param name="Cause">Why.</param>
/// <param name="Evidence">What shows it.</param>
public sealed record Suppression(SuppressionCause Cause, Evidence Evidence);
