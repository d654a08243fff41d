namespace LenNotify;

/// <summary>What earlier clients send with <c>PATCH /{id}/read</c>; nothing is fine too.</summary>
/// <param name="Read">Only true: what was read cannot become unread.</param>
internal sealed record ReadPatchBody(bool Read = true);
