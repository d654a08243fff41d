namespace LenNotify.Storage;

/// <summary>What shows that a person was erased. It names the person by hash only.</summary>
/// <param name="UserHash">A keyed hash of the user id.</param>
/// <param name="At">When.</param>
/// <param name="Removed">How many rows, by what they were.</param>
public sealed record ErasureReceipt(string UserHash, DateTimeOffset At, IReadOnlyDictionary<string, long> Removed);
