namespace LenNotify.Storage;

/// <summary>How fast letters go back.</summary>
/// <param name="Most">At most this many in one call.</param>
/// <param name="PerMinute">Due instants are spread so that no minute has more.</param>
public sealed record ReplayPace(int Most, int PerMinute);
