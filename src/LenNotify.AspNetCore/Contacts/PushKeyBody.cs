namespace LenNotify;

/// <summary>What browsers subscribe with.</summary>
/// <param name="Key">The public key, as base64url.</param>
internal sealed record PushKeyBody(string Key);
