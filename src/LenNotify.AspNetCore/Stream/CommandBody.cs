namespace LenNotify;

/// <summary>A command over a socket.</summary>
/// <param name="Command">Which.</param>
/// <param name="Id">By which the answer is known; the client's own.</param>
/// <param name="ItemId">For <c>mark_read</c>, <c>dismiss</c> and what is done with the item's group.</param>
/// <param name="UpTo">For <c>mark_all_read</c>.</param>
/// <param name="Limit">For <c>recent</c>.</param>
/// <param name="After">For <c>resume</c>.</param>
internal sealed record CommandBody(string Command, string? Id = null, string? ItemId = null, long? UpTo = null, int? Limit = null, long? After = null);
