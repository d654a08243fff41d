namespace LenNotify;

/// <summary>What would be told of an event.</summary>
internal sealed record RehearsedNoticesBody(IReadOnlyList<RehearsedNoticeBody> Data);
