namespace LenNotify;

/// <summary>A code that is out, or was.</summary>
/// <param name="ContactId">For which address.</param>
/// <param name="CodeHash">The keyed hash of the code; the code itself is kept nowhere.</param>
/// <param name="ExpiresAt">Until when it is good.</param>
/// <param name="Tries">How often a code was offered for it.</param>
/// <param name="Sends">When codes were sent lately; what the hourly limit counts by.</param>
internal sealed record Verification(Guid ContactId, byte[] CodeHash, DateTimeOffset ExpiresAt, int Tries, byte[] Sends);
