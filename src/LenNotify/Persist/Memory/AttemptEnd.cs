using LenNotify.Storage;

namespace LenNotify;

/// <summary>How an attempt ended.</summary>
/// <param name="State">How; null when that is not known.</param>
/// <param name="At">When, in ticks; 0 when that is not known.</param>
/// <param name="Cause">Why, if it failed.</param>
internal readonly record struct AttemptEnd(CompletionState? State, long At, string? Cause);
