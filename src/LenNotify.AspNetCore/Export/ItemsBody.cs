namespace LenNotify;

/// <summary>The inbox as a JSON file: what <see cref="JsonExport"/> writes item by item.</summary>
internal sealed record ItemsBody(IReadOnlyList<ItemBody> Data);
