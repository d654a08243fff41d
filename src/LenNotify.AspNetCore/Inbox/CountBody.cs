namespace LenNotify;

/// <summary>How many there are.</summary>
/// <param name="Unread">Unread.</param>
/// <param name="Total">Listed, counted up to 10,000.</param>
/// <param name="Sequence">The last sequence, for resuming.</param>
internal sealed record CountBody(long Unread, long Total, long Sequence);
