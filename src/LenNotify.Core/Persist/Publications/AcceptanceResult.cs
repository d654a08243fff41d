namespace LenNotify.Storage;

/// <summary>The answer to one offered publication.</summary>
/// <param name="Acceptance">What became of it.</param>
/// <param name="PublicationId">The stored publication: the first one's for a repeat.</param>
public sealed record AcceptanceResult(Acceptance Acceptance, Guid PublicationId);
