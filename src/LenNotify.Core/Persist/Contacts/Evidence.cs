namespace LenNotify.Storage;

/// <summary>What shows, years later, that something was consented to or refused.</summary>
/// <param name="At">When.</param>
/// <param name="Source">Through what: <c>settings page</c>, <c>inbound sms</c>, <c>one-click unsubscribe</c>.</param>
/// <param name="TextVersion">Which wording the person saw; null where there was none.</param>
public sealed record Evidence(DateTimeOffset At, string Source, string? TextVersion = null);
