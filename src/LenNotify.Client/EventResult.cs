namespace LenNotify;

/// <summary>The host's answer.</summary>
/// <param name="PublicationId">What it is known by there.</param>
/// <param name="State">How far it got.</param>
public sealed record EventResult(Guid PublicationId, EventState State);
