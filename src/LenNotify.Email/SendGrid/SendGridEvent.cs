using LenNotify.Storage;

namespace LenNotify;

/// <summary>
/// What one of SendGrid's events means.
/// <code>
/// processed, deferred                                   under way
/// delivered                                             reached the person
/// bounce                                                did not; the address is suppressed
/// bounce of type blocked                                did not; the address stays, the block may end
/// dropped                                               did not; suppressed by its reason: bounced, spam, unsubscribed, invalid
/// spamreport                                            the address is suppressed as a complaint
/// unsubscribe, group_unsubscribe                        the address is suppressed as an opt-out
/// open, click, group_resubscribe, and what comes new    nothing
/// </code>
/// </summary>
/// <param name="Reached">For the report; null is under way.</param>
/// <param name="Reports">Whether there is anything to report.</param>
/// <param name="Suppresses">Why the address is suppressed; null when it is not.</param>
internal readonly record struct SendGridEvent(bool? Reached, bool Reports, SuppressionCause? Suppresses)
{
    internal static SendGridEvent Of(string name, string type, string reason) => name switch
    {
        "processed" or "deferred" => new(null, true, null),
        "delivered" => new(true, true, null),
        "bounce" => new(false, true, type == "blocked" ? null : SuppressionCause.Bounce),
        "dropped" => new(false, true, CauseOf(reason)),
        "spamreport" => new(null, false, SuppressionCause.Complaint),
        "unsubscribe" or "group_unsubscribe" => new(null, false, SuppressionCause.OptOut),
        _ => default,
    };

    private static SuppressionCause? CauseOf(string reason) =>
        reason.Contains("Spam Report", StringComparison.OrdinalIgnoreCase) ? SuppressionCause.Complaint
        : reason.Contains("Unsubscribed", StringComparison.OrdinalIgnoreCase) ? SuppressionCause.OptOut
        : reason.Contains("Bounced", StringComparison.OrdinalIgnoreCase) || reason.Contains("Invalid", StringComparison.OrdinalIgnoreCase) ? SuppressionCause.Bounce
        : null;
}
