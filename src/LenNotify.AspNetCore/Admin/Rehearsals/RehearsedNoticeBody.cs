namespace LenNotify;

/// <summary>What one rule would tell.</summary>
/// <param name="RuleId">Which rule.</param>
/// <param name="Notification">What.</param>
/// <param name="People">What routing makes of it, for the first 100.</param>
/// <param name="UserIds">Whom; neither people nor a segment where nobody was found, which would be a dead letter.</param>
/// <param name="Segment">Or which topic.</param>
internal sealed record RehearsedNoticeBody(
    string RuleId, Notification Notification, IReadOnlyList<RehearsedPersonBody> People, IReadOnlyList<string>? UserIds = null, string? Segment = null)
{
    internal static RehearsedNoticeBody Of(RehearsedNotice notice) => new(
        notice.RuleId,
        notice.Notification,
        [.. notice.People.Select(person => RehearsedPersonBody.Of(person.Key, person.Value))],
        notice.Audience is { Segment: null } named ? named.UserIds : null,
        notice.Audience?.Segment);
}
