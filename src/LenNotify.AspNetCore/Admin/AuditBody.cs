namespace LenNotify;

/// <summary>A page of the record.</summary>
internal sealed record AuditBody(IReadOnlyList<FactBody> Data, string? NextCursor = null);
