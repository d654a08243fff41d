namespace LenNotify;

/// <summary>Up to where everything was read.</summary>
/// <param name="UpTo">The sequence of the newest item that the person was shown.</param>
internal sealed record ReadAllBody(long UpTo);
