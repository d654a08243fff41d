namespace LenNotify.Storage;

/// <summary>What shows that a person was erased. It names the person by hash only.</summary>
/// <param name="UserHash">The keyed hash of the user id, as the fact of the erasure names it.</param>
/// <param name="At">When.</param>
/// <param name="Removed">How many rows, by what they were.</param>
public sealed record ErasureReceipt(string UserHash, DateTimeOffset At, IReadOnlyDictionary<string, long> Removed);
