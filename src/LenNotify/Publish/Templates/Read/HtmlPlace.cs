namespace LenNotify;

/// <summary>Where a value, or what decides about a stretch, stands in HTML.</summary>
/// <param name="From">Where it begins.</param>
/// <param name="To">Behind it.</param>
/// <param name="IsUrl">It is a safe link.</param>
/// <param name="IsRendered">It is HTML itself.</param>
/// <param name="Block">It shows nothing, and begins, turns or ends a stretch.</param>
internal readonly record struct HtmlPlace(int From, int To, bool IsUrl, bool IsRendered, HtmlBlock Block = HtmlBlock.None);
