namespace LenNotify;

/// <summary>Everything held about a person: what <see cref="MeHandling"/> writes document by document.</summary>
internal sealed record ExportBody(IReadOnlyList<DocumentBody> Documents);
