namespace LenNotify;

/// <summary>What shows that a person was erased.</summary>
internal sealed record ReceiptBody(string UserHash, DateTimeOffset At, IReadOnlyDictionary<string, long> Removed);
