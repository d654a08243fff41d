namespace LenNotify;

/// <summary>Where a page is.</summary>
/// <param name="ReturnedCount">Items on this page.</param>
/// <param name="TotalCount">Items on all pages, counted up to 10,000.</param>
/// <param name="Limit">As asked.</param>
/// <param name="HasMore">There is another page.</param>
/// <param name="NextCursor">Where it begins.</param>
internal sealed record PaginationBody(int ReturnedCount, long TotalCount, int Limit, bool HasMore, string? NextCursor = null);
