namespace LenNotify;

/// <summary>A page of a list.</summary>
internal sealed record PageBody(IReadOnlyList<ItemBody> Data, PaginationBody Pagination);
