namespace LenNotify;

/// <summary>Which letters go back, and how fast.</summary>
/// <param name="Filter">Which.</param>
/// <param name="Most">At most this many; 1-10,000.</param>
/// <param name="PerMinute">So many become due in any minute; 1-100,000.</param>
internal sealed record ReplayBody(LetterFilterBody Filter, int Most = 1_000, int PerMinute = 600);
