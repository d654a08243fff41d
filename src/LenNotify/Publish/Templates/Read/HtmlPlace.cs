namespace LenNotify;

/// <summary>Where a value stands in HTML.</summary>
/// <param name="From">Where it begins.</param>
/// <param name="To">Behind it.</param>
/// <param name="IsUrl">It is a safe link.</param>
/// <param name="IsRendered">It is HTML itself.</param>
internal readonly record struct HtmlPlace(int From, int To, bool IsUrl, bool IsRendered);
