using System.Globalization;

namespace LenNotify;

/// <summary>What would be stored along with a notification, to follow on it over a further channel.</summary>
/// <param name="Channel">Over which channel.</param>
/// <param name="Reason"><see cref="Reason.Escalation"/> or <see cref="Reason.Fallback"/>.</param>
/// <param name="At">
/// When: an escalation at this instant unless the person read or dismissed it before; a fallback at once. Null for a fallback
/// that waits until <paramref name="StandsInFor"/> fails for good, whenever that is.
/// </param>
/// <param name="StandsInFor">The channel whose failure a fallback waits for; null when nothing is waited for.</param>
public sealed record FollowUpExplanation(string Channel, Reason Reason, DateTimeOffset? At, string? StandsInFor)
{
    /// <summary>Channel, instant and condition in one line.</summary>
    public override string ToString() => this switch
    {
        { Reason: LenNotify.Reason.Escalation, At: { } at } => $"{Channel}: at {at.ToString("O", CultureInfo.InvariantCulture)}, unless the person has read or dismissed it by then.",
        { StandsInFor: { } first } => $"{Channel}: when {first} has failed for good, in its place.",
        _ => $"{Channel}: at once, in place of a channel that cannot reach the person.",
    };
}
