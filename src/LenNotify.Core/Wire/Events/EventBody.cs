namespace LenNotify;

/// <summary>One publication: a notification and whom it is for, or an event.</summary>
/// <param name="Notification">What to tell.</param>
/// <param name="UserIds">Whom; or a segment.</param>
/// <param name="Segment">A topic or segment that the host resolves; or people.</param>
/// <param name="IdempotencyKey">What makes it the same publication: repeats get the first answer.</param>
/// <param name="DeliverAt">Not before this instant.</param>
/// <param name="CorrelationId">Ties logs and traces together.</param>
/// <param name="Event">What happened: the host's rules say who hears of it.</param>
internal sealed record EventBody(
    Notification? Notification = null,
    IReadOnlyList<string>? UserIds = null,
    string? Segment = null,
    string? IdempotencyKey = null,
    DateTimeOffset? DeliverAt = null,
    string? CorrelationId = null,
    SourceEvent? Event = null);
